import Input from "antd/es/input/Input";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";

interface SearchFieldProps {
  readonly q: string;
  readonly label: string;
  readonly onSearch: (q: string) => void;
  readonly onDown: () => void;
}

/**
 * The field keeps its own text and tells the address about it. Were it the address that filled the field, pinyin being
 * composed would be torn apart at every letter.
 */
export function SearchField({ q, label, onSearch, onDown }: SearchFieldProps) {
  const [text, setText] = useState(q);
  const told = useRef(q);
  useEffect(() => {
    if (q === told.current) return;
    told.current = q;
    setText(q);
  }, [q]);

  function tell(value: string) {
    told.current = value;
    onSearch(value);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "Enter") {
      event.preventDefault();
      onDown();
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (text === "") return event.currentTarget.blur();
      setText("");
      tell("");
    }
  }

  return (
    <Input value={text} placeholder={label} aria-label={label} suffix={<kbd>/</kbd>} maxLength={100}
      onChange={(event) => {
        setText(event.target.value);
        if (!(event.nativeEvent as InputEvent).isComposing) tell(event.target.value);
      }}
      onCompositionEnd={(event) => tell(event.currentTarget.value)}
      onKeyDown={onKeyDown} />
  );
}
