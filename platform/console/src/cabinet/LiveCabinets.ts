import type { QueryClient } from "@tanstack/react-query";
import { serverSaid } from "../shell/clock";
import { ALARM_KEY } from "../alarm/queries";
import { sessionQuery } from "../identity/session";
import { LiveStream, type LiveMessage } from "../web/liveStream";
import { Heard, detailChanged, discrepanciesChanged, withCabinet, type Cabinet } from "./cabinets";
import { CASE_KEY, DISCREPANCIES_KEY, LIST_KEY, detailKey } from "./queries";

/** Words of the stream are taken up at most ten times a second, the latest of each cabinet. */
const TAKE_UP_MS = 100;

/** Carries the live stream into the query cache: rows of the list directly, details by asking again what is on the screen. */
export class LiveCabinets {
  readonly heard = new Heard();
  readonly stream: LiveStream;
  readonly #client: QueryClient;
  readonly #waiting = new Map<string, Cabinet>();
  #taking: ReturnType<typeof setTimeout> | undefined;

  constructor(client: QueryClient) {
    this.#client = client;
    this.stream = new LiveStream({
      address: "/api/cabinet/live",
      events: ["cabinet", "alarm"],
      onMessage: (message) => this.#take(message),
      onRefused: () => this.#askWho(),
    });
  }

  /** Starts listening; gives what ends it. */
  start(): () => void {
    const stop = this.stream.start();
    return () => {
      stop();
      clearTimeout(this.#taking);
      this.#taking = undefined;
    };
  }

  #take({ event, text }: LiveMessage): void {
    if (event === "alarm") {
      void this.#client.invalidateQueries({ queryKey: ALARM_KEY });
      return;
    }
    if (event === "resync") {
      void this.#client.invalidateQueries({ queryKey: ALARM_KEY });
      void this.#client.invalidateQueries({ queryKey: ["cabinet"] });
      return;
    }
    if (event === "beat") {
      serverSaid((JSON.parse(text) as { at: string }).at);
      return;
    }
    const cabinet = JSON.parse(text) as Cabinet;
    this.heard.note(cabinet);
    this.#waiting.set(cabinet.did, cabinet);
    this.#taking ??= setTimeout(() => this.#takeUp(), TAKE_UP_MS);
  }

  #takeUp(): void {
    this.#taking = undefined;
    const cabinets = [...this.#waiting.values()];
    this.#waiting.clear();
    const before = this.#client.getQueryData<readonly Cabinet[]>(LIST_KEY);
    this.#client.setQueryData<readonly Cabinet[]>(LIST_KEY, (list) => list && cabinets.reduce(withCabinet, list));
    const oldOf = (did: string) => before?.find((each) => each.did === did);
    for (const cabinet of cabinets) {
      if (detailChanged(oldOf(cabinet.did), cabinet)) void this.#client.invalidateQueries({ queryKey: detailKey(cabinet.did) });
    }
    if (!cabinets.some((cabinet) => discrepanciesChanged(oldOf(cabinet.did), cabinet))) return;
    void this.#client.invalidateQueries({ queryKey: DISCREPANCIES_KEY });
    void this.#client.invalidateQueries({ queryKey: CASE_KEY });
  }

  /** The stream was refused. If that is because the session has ended, any question brings it out; the list asks one. */
  #askWho(): void {
    void this.#client.invalidateQueries({ queryKey: sessionQuery.queryKey, refetchType: "none" });
    void this.#client.invalidateQueries({ queryKey: LIST_KEY });
  }
}
