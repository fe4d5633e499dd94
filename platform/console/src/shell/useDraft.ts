import { useCallback, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { sessionQuery } from "../identity/session";

const PREFIX = "wardline.draft.";

/** Where the words lie that one account has begun to write in one place; another account never finds them. */
export function draftKey(account: string, place: string): string {
  return `${PREFIX}${account}.${place}`;
}

/**
 * Text that somebody is writing. It is kept until it is sent, so that neither leaving the page, nor a scan that leads elsewhere,
 * nor a reload loses it; the empty text forgets it.
 *
 * @param place what is written about, such as `explain.12`
 */
export function useDraft(place: string): readonly [string, (text: string) => void] {
  const key = draftKey(useQuery(sessionQuery).data?.account ?? "", place);
  const [text, setText] = useState(() => window.sessionStorage.getItem(key) ?? "");
  const write = useCallback((next: string) => {
    if (next === "") window.sessionStorage.removeItem(key);
    else window.sessionStorage.setItem(key, next);
    setText(next);
  }, [key]);
  return [text, write];
}

/** Forgets every draft of this tab: whoever signs in here next is somebody else. */
export function dropDrafts(): void {
  for (const key of Object.keys(window.sessionStorage)) {
    if (key.startsWith(PREFIX)) window.sessionStorage.removeItem(key);
  }
}
