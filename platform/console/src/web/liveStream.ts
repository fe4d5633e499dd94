import { SILENT, retryDelayMs, withSign, type LiveSign, type Liveness } from "./liveness";

/** One message of the stream, as the platform wrote it. */
export interface LiveMessage {
  readonly event: string;
  readonly text: string;
}

type Word =
  | { readonly kind: "sign"; readonly sign: LiveSign }
  | { readonly kind: "message"; readonly message: LiveMessage };

interface Hooks {
  readonly address: string;
  /** The named events to listen for, besides `beat` and `resync`. */
  readonly events: readonly string[];
  readonly onMessage: (message: LiveMessage) => void;
  /** The platform refused the stream, perhaps because nobody is signed in any more. */
  readonly onRefused: () => void;
}

/**
 * One stream per browser. HTTP/1.1 allows six connections to a host, so six tabs with a stream each would hang:
 * the tab that holds the lock keeps the stream and repeats every word to the others; when it closes, the next one takes over.
 */
export class LiveStream {
  readonly #hooks: Hooks;
  readonly #watchers = new Set<() => void>();
  #tabs: BroadcastChannel | undefined;
  #source: EventSource | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  #state: Liveness = SILENT;

  constructor(hooks: Hooks) {
    this.#hooks = hooks;
  }

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  readonly state = (): Liveness => this.#state;

  /** Opens the stream, or waits for its turn; gives what ends it. It can be started again. */
  start(): () => void {
    const stop = new AbortController();
    const name = `wardline:${this.#hooks.address}`;
    // Locks exist in secure contexts only; without them each tab keeps a stream of its own.
    if ("locks" in navigator) {
      this.#tabs = new BroadcastChannel(name);
      this.#tabs.addEventListener("message", (event: MessageEvent<Word>) => this.#take(event.data));
      void this.#lead(name, stop.signal);
    } else {
      this.#open();
    }
    return () => {
      stop.abort();
      this.#source?.close();
      clearTimeout(this.#retry);
      this.#tabs?.close();
      this.#tabs = undefined;
    };
  }

  async #lead(name: string, stop: AbortSignal): Promise<void> {
    const until = new Promise<void>((done) => stop.addEventListener("abort", () => done()));
    try {
      await navigator.locks.request(name, { signal: stop }, () => {
        if (stop.aborted) return;
        this.#open();
        return until;
      });
    } catch (cause) {
      if (!stop.aborted) throw cause;
    }
  }

  #open(): void {
    this.#say({ kind: "sign", sign: { kind: "opening" } });
    const source = new EventSource(this.#hooks.address);
    this.#source = source;
    source.addEventListener("open", () => {
      this.#attempt = 0;
      this.#say({ kind: "sign", sign: { kind: "opened" } });
    });
    source.addEventListener("error", () => this.#failed(source));
    for (const event of ["beat", "resync", ...this.#hooks.events]) {
      source.addEventListener(event, (message: MessageEvent<string>) => {
        this.#say({ kind: "message", message: { event, text: message.data } });
      });
    }
  }

  #failed(source: EventSource): void {
    this.#say({ kind: "sign", sign: { kind: "lost" } });
    // While CONNECTING the browser tries again by itself, with Last-Event-ID; CLOSED means that it was refused.
    if (source.readyState !== EventSource.CLOSED) return;
    this.#hooks.onRefused();
    this.#attempt += 1;
    this.#retry = setTimeout(() => this.#open(), retryDelayMs(this.#attempt, Math.random()));
  }

  #say(word: Word): void {
    this.#tabs?.postMessage(word);
    this.#take(word);
  }

  #take(word: Word): void {
    const now = performance.now();
    if (word.kind === "message") {
      this.#state = withSign(this.#state, { kind: "heard", beat: word.message.event === "beat" }, now);
      this.#hooks.onMessage(word.message);
    } else {
      this.#state = withSign(this.#state, word.sign, now);
    }
    for (const watcher of this.#watchers) watcher();
  }
}
