/** As much of an institution as its name needs. */
interface Named {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
}

/** Names by code. Whoever sees one institution knows whose things they are; what is the county's own has no name beside it. */
export function namesOf(institutions: readonly Named[]): ReadonlyMap<string, string> {
  const named = institutions.filter(({ kind }) => kind !== "COUNTY");
  return new Map(named.length > 1 ? named.map(({ code, name }) => [code, name]) : []);
}
