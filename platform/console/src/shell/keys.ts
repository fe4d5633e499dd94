import type { KeyboardEvent as PageKey } from "react";

function writes(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

/** True while a key belongs to a text field or to an input method that is composing. */
export function typing(event: KeyboardEvent): boolean {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || writes(target) || target instanceof HTMLSelectElement;
}

/**
 * True if a key is an Escape that may close what lies around it. An input method takes Escape for itself, and in a field that
 * somebody has filled it closes nothing: the words in it are worth more than a quick way out.
 */
export function closes(event: PageKey): boolean {
  if (event.key !== "Escape" || event.defaultPrevented || event.nativeEvent.isComposing) return false;
  return !(writes(event.target) && event.target.value !== "");
}
