/** What an address says, word by word, as the router has read it. */
export type Search = Readonly<Record<string, unknown>>;

/** The word that stands under a name, if it is one of those that are known there. */
export function wordIn<Word extends string>(search: Search, name: string, words: readonly Word[]): Word | undefined {
  return words.find((each) => each === search[name]);
}

/**
 * Reads an address for a page, so that the page sees what its reader kept and nothing else. The router lays what a reader returns
 * over what was typed: a word that the reader left out would come through as it stands, and the page would meet a status, an order
 * or a year that does not exist.
 */
export function only<View extends object>(viewOf: (search: Search) => View): (search: Record<string, unknown>) => View {
  return (search) => {
    const view = viewOf(search);
    const absent = Object.keys(search).filter((name) => !(name in view)).map((name) => [name, undefined]);
    return { ...Object.fromEntries(absent) as object, ...view };
  };
}
