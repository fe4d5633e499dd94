import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { sessionQuery } from "../identity/session";
import type { MessageKey } from "../messages/words";
import { useSay } from "../shell/Language";
import "./vbp.css";

interface Room {
  readonly to: "/vbp/progress" | "/vbp/differences" | "/vbp/mappings" | "/vbp/files" | "/vbp/reports" | "/vbp/failures" | "/vbp/clinics" | "/vbp/late-entries";
  readonly title: MessageKey;
  /** Beyond the duties of whoever works in a hospital. */
  readonly bureau?: true;
}

const ROOMS: readonly Room[] = [
  { to: "/vbp/progress", title: "vbp.progress" },
  { to: "/vbp/differences", title: "vbp.differences" },
  { to: "/vbp/mappings", title: "vbp.mappings" },
  { to: "/vbp/files", title: "vbp.files", bureau: true },
  { to: "/vbp/reports", title: "vbp.reports" },
  { to: "/vbp/failures", title: "vbp.failures" },
  { to: "/vbp/clinics", title: "vbp.clinics" },
  { to: "/vbp/late-entries", title: "warehouse.late" },
];

/** The rooms of procurement by volume, one beside the other above each of their pages. */
export function Rooms({ children }: { readonly children?: ReactNode }) {
  const say = useSay();
  const { pathname } = useLocation();
  const role = useQuery(sessionQuery).data?.role;
  const rooms = ROOMS.filter(({ bureau }) => bureau === undefined || role === "bureau" || role === "admin");
  return (
    <div className="rooms">
      <nav aria-label={say("vbp.rooms")}>
        {rooms.map(({ to, title }) => (
          <Link key={to} to={to} search={{}} className="room" aria-current={pathname === to || pathname.startsWith(`${to}/`) ? "page" : undefined}>
            {say(title)}
          </Link>
        ))}
      </nav>
      {children}
    </div>
  );
}

export interface Crumb {
  readonly words: string;
  /** Draws the link; the last one, where the reader stands, has none. */
  readonly link?: (words: string) => ReactNode;
}

/** The way back up, step by step. */
export function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const say = useSay();
  return (
    <nav className="crumbs" aria-label={say("vbp.crumbs")}>
      <ol>
        {crumbs.map(({ words, link }) => (
          <li key={words}>{link === undefined ? <span aria-current="page">{words}</span> : link(words)}</li>
        ))}
      </ol>
    </nav>
  );
}
