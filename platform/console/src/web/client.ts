import createClient from "openapi-fetch";
import { Fault, faultOf } from "./problem";
import type { paths } from "./schema.gen";

/** The platform stands at the page's own address; the session cookie travels by itself. */
export const platform = createClient<paths>({ baseUrl: window.location.origin, credentials: "same-origin" });

platform.use({
  onRequest({ request }) {
    // The platform words its problems in the language of the page, not in that of the browser.
    request.headers.set("Accept-Language", document.documentElement.lang);
    // No page of another origin can send this header, so it proves that a write comes from here.
    request.headers.set("X-Wardline-Csrf", "1");
    return request;
  },
});

interface Answer<Body> {
  readonly data?: Body;
  readonly error?: unknown;
  readonly response: Response;
}

/** Gives the body of an accepted answer or throws a Fault; nothing else leaves here. */
export async function answered<Body>(call: Promise<Answer<Body>>): Promise<Body> {
  let answer: Answer<Body>;
  try {
    answer = await call;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    // A body that is no JSON also lands here, but only from something that is not the platform.
    throw new Fault({ kind: "unreachable" });
  }
  if (!answer.response.ok) throw faultOf(answer.response.status, answer.error);
  return answer.data as Body;
}

/** A write under its key: asked again with the same one it is done once. */
export function keyed<Body>(key: string, body: Body) {
  return { params: { header: { "Idempotency-Key": key } }, body };
}

interface Page<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
}

/** Follows `next` to the end. Only for lists whose length is bounded by the county's furniture, not by its history. */
export async function everyPage<Row>(page: (after: string | undefined) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | undefined;
  do {
    const { items, next } = await page(after);
    rows.push(...items);
    after = next ?? undefined;
  } while (after !== undefined);
  return rows;
}
