/**
 * Stands in for the module through which Ant Design writes styles (see vite.config.ts): same names, but the rules go into
 * constructed style sheets, which a policy of `style-src 'self'` allows. The elements returned are never attached; the
 * library only keeps notes on them.
 */
interface Entry {
  readonly sheet: CSSStyleSheet;
  readonly note: HTMLStyleElement;
  css: string;
}

const entries = new Map<string, Entry>();
let unnamed = 0;

function adopt(key: string, css: string): HTMLStyleElement {
  const known = entries.get(key);
  if (known !== undefined) {
    if (known.css !== css) {
      known.sheet.replaceSync(css);
      known.css = css;
    }
    return known.note;
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  entries.set(key, { sheet, note: document.createElement("style"), css });
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return entries.get(key)!.note;
}

export function updateCSS(css: string, key: string): HTMLStyleElement {
  return adopt(key, css);
}

export function injectCSS(css: string): HTMLStyleElement {
  unnamed += 1;
  return adopt(`unnamed-${unnamed}`, css);
}

export function removeCSS(key: string): void {
  const entry = entries.get(key);
  if (entry === undefined) return;
  entries.delete(key);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== entry.sheet);
}

export function clearContainerCache(): void {
  // There is no container to remember.
}
