import { GS, QUIET, isScan, stepped, type Burst, type Key, type Outcome } from "./burst";

/** Longer than a gap, because a busy page hands keys over late; their own times tell bursts apart. */
const SILENCE_MS = 150;
/** Marks a field that is made for scans and keeps what is typed. */
const FOR_SCANS = "scan";

/** Keys of a hand: somebody moves in a list, or corrects what was typed. */
const OF_A_HAND: ReadonlySet<string> = new Set([
  "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown", "Backspace", "Delete", "Escape",
]);

type Field = HTMLInputElement | HTMLTextAreaElement;

/** What the field held before a burst ran into it. */
interface Before {
  readonly field: Field;
  readonly value: string;
}

interface Hooks {
  readonly onScan: (raw: string, typed: string) => void;
  readonly onSpoiled: () => void;
}

/**
 * Listens to the keys of the whole page. A burst that ran into a field of another purpose is taken out of it again; typing
 * is left alone.
 */
export class ScanKeys {
  readonly #hooks: Hooks;
  #burst: Burst = QUIET;
  #before: Before | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #altDigits = "";

  constructor(hooks: Hooks) {
    this.#hooks = hooks;
  }

  /** Gives what ends it. */
  start(): () => void {
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener("keydown", (event) => this.#down(event), { capture: true, signal });
    window.addEventListener("keyup", (event) => this.#up(event), { capture: true, signal });
    return () => {
      stop.abort();
      clearTimeout(this.#silence);
    };
  }

  #down(event: KeyboardEvent): void {
    // A secret is nobody's scan, however fast a program types it.
    if (event.target instanceof HTMLInputElement && event.target.type === "password") return;
    const key = this.#keyOf(event);
    if (key === undefined) return;
    const field = fieldOf(event.target);
    const wasScan = isScan(this.#burst);
    const { burst, outcome } = stepped(this.#burst, key);
    this.#burst = burst;
    clearTimeout(this.#silence);
    if (burst.text !== "" || burst.swallowed > 0) this.#silence = setTimeout(() => this.#take({ kind: "silence" }), SILENCE_MS);
    if (key.kind === "end" && wasScan && outcome.kind !== "none") {
      event.preventDefault();
      event.stopPropagation();
    }
    this.#tell(outcome);
    // The key has not reached the field yet: this is what stood there before the first of a burst.
    if (burst.text.length + burst.swallowed === 1) this.#before = field;
  }

  #up(event: KeyboardEvent): void {
    if (event.key !== "Alt") return;
    // Alt-029 on the number block is how some scanners send the separator.
    if (Number(this.#altDigits) === GS.charCodeAt(0)) this.#take({ kind: "character", text: GS, at: event.timeStamp });
    this.#altDigits = "";
  }

  #keyOf(event: KeyboardEvent): Key | undefined {
    const at = event.timeStamp;
    if (event.isComposing || event.key === "Process") return { kind: "composing", at };
    if (event.altKey && /^\d$/.test(event.key)) {
      this.#altDigits += event.key;
      return undefined;
    }
    if (event.ctrlKey && event.key === "]") {
      event.preventDefault();
      return { kind: "character", text: GS, at };
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
    if (event.key === "Enter" || event.key === "Tab") return { kind: "end", at };
    if (OF_A_HAND.has(event.key)) return { kind: "hand", at };
    return event.key.length === 1 ? { kind: "character", text: event.key, at } : undefined;
  }

  #take(key: Key): void {
    const { burst, outcome } = stepped(this.#burst, key);
    this.#burst = burst;
    this.#tell(outcome);
  }

  #tell(outcome: Outcome): void {
    switch (outcome.kind) {
      case "none":
        return;
      case "scan": {
        const typed = this.#before === undefined ? outcome.typed : this.#giveBack(this.#before);
        return this.#hooks.onScan(outcome.raw, typed);
      }
      case "spoiled":
        if (this.#before !== undefined) this.#giveBack(this.#before);
        return this.#hooks.onSpoiled();
    }
  }

  /** Puts back what stood in the field; of a field for scans gives what was typed before the burst, and clears it. */
  #giveBack({ field, value }: Before): string {
    this.#before = undefined;
    const isForScans = FOR_SCANS in field.dataset;
    write(field, isForScans ? "" : value);
    return isForScans ? value : "";
  }
}

function fieldOf(target: EventTarget | null): Before | undefined {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? { field: target, value: target.value } : undefined;
}

/** Writes past React's own bookkeeping, so that a controlled field hears of it like of any typing. */
function write(field: Field, value: string): void {
  if (field.value === value) return;
  const kind = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(kind, "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
