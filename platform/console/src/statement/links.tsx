import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Kind } from "./view";

/** Where the statements of a kind are listed, and where one of them is read. */
export const LIST_OF = { RETENTION: "/incentive", SETTLEMENT: "/settlement" } as const satisfies Record<Kind, string>;
export const ONE_OF = { RETENTION: "/incentive/$id", SETTLEMENT: "/settlement/$id" } as const satisfies Record<Kind, string>;

interface OneLinkProps {
  readonly of: { readonly id: number };
  readonly kind: Kind;
  readonly title?: string;
  readonly children: ReactNode;
}

export function OneLink({ of, kind, title, children }: OneLinkProps) {
  return <Link to={ONE_OF[kind]} params={{ id: String(of.id) }} search={{}} title={title}>{children}</Link>;
}
