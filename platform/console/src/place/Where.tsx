import "./where.css";

interface WhereProps {
  readonly place: string;
  /** What lies around it, from the outside inward; nothing is drawn for what is not known. */
  readonly around: readonly (string | null | undefined)[];
}

/** A place over what lies around it: many a ward and many a store are called alike. */
export function Where({ place, around }: WhereProps) {
  const words = within(around);
  return (
    <span className="where">
      <span>{place}</span>
      {words !== "" && <span className="where-around" title={words}>{words}</span>}
    </span>
  );
}

/** In one line: hospital, ward. */
export function within(around: readonly (string | null | undefined)[]): string {
  return around.filter((each) => each !== undefined && each !== null).join(" · ");
}
