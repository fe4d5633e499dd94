import { useSay } from "./Language";

/** The sign and the name; the sign alone is decoration, the name is what is read out. */
export function Brand({ large = false }: { readonly large?: boolean }) {
  const say = useSay();
  return (
    <span className={large ? "brand brand-large" : "brand"}>
      <svg viewBox="0 0 32 32" width={large ? 36 : 24} height={large ? 36 : 24} aria-hidden="true">
        <rect width="32" height="32" rx="7" />
        <path d="M7 9l4.5 14L16 12l4.5 11L25 9" />
      </svg>
      <span className="brand-name">Wardline</span>
      {large && <span className="brand-what">{say("brand.what")}</span>}
    </span>
  );
}
