import type { components } from "./schema.gen";

export type Problem = components["schemas"]["Problem"];

/** Why an answer did not come: the platform's own problem document, or what stood in its place. */
export type Cause =
  | { readonly kind: "problem"; readonly problem: Problem }
  | { readonly kind: "unreachable" }
  | { readonly kind: "unreadable"; readonly status: number };

/** A call that did not succeed. The message is for logs only; people read a text by code. */
export class Fault extends Error {
  override readonly name = "Fault";
  readonly why: Cause;

  constructor(why: Cause) {
    super(why.kind === "problem" ? `${why.problem.status} ${why.problem.code}` : why.kind);
    this.why = why;
  }

  get status(): number | undefined {
    switch (this.why.kind) {
      case "problem":
        return this.why.problem.status;
      case "unreadable":
        return this.why.status;
      case "unreachable":
        return undefined;
    }
  }

  /** The platform's own word for why not, in lower snake. */
  get code(): string | undefined {
    return this.why.kind === "problem" ? this.why.problem.code : undefined;
  }

  get requestId(): string | undefined {
    return this.why.kind === "problem" ? this.why.problem.requestId : undefined;
  }

  /** True if the same request may succeed later without anybody changing anything. */
  get passing(): boolean {
    const status = this.status;
    return status === undefined || status === 429 || status >= 500;
  }
}

function isProblem(value: unknown): value is Problem {
  if (typeof value !== "object" || value === null) return false;
  const candidate = value as Partial<Record<keyof Problem, unknown>>;
  return typeof candidate.code === "string" && typeof candidate.status === "number";
}

/** Reads the body of a refused answer; a proxy's HTML page counts as unreadable. */
export function faultOf(status: number, body: unknown): Fault {
  return new Fault(isProblem(body) ? { kind: "problem", problem: body } : { kind: "unreadable", status });
}
