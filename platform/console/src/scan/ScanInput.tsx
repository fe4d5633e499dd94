import Button from "antd/es/button";
import { useEffect, useRef } from "react";
import { useSay } from "../shell/Language";
import { useScans } from "./ScanProvider";
import "./scan.css";

/**
 * The field for scans, and for codes typed by hand. It is uncontrolled: a scanner writes thirty characters in a tenth of
 * a second, and drawing the page anew for each would make it lag behind.
 */
export function ScanInput({ focused = false }: { readonly focused?: boolean }) {
  const say = useSay();
  const { submit } = useScans();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);
  return (
    <form className="scan-input" role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const raw = field.current?.value ?? "";
        if (raw.trim() === "" || field.current === null) return;
        field.current.value = "";
        submit(raw.trim());
      }}>
      <input ref={field} data-scan="" aria-label={say("scan.field")} placeholder={say("scan.field")} autoComplete="off" autoCapitalize="off"
        spellCheck={false} maxLength={8_192} enterKeyHint="search" />
      <kbd>F2</kbd>
      <Button htmlType="submit" type="primary">{say("scan.find")}</Button>
    </form>
  );
}
