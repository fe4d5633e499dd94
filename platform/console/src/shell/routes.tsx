import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect, useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { viewOf } from "../cabinet/view";
import { sessionQuery } from "../identity/session";
import { Fault } from "../web/problem";
import { EmptyPanel, FaultPanel } from "./Answers";
import { Frame } from "./Frame";
import { useSay } from "./Language";

interface RouterContext {
  readonly client: QueryClient;
}

function Failed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <FaultPanel what="fault.page" error={error} onRetry={() => {
      reset();
      void router.invalidate();
    }} />
  );
}

function NoSuchPage() {
  const say = useSay();
  return <EmptyPanel title={say("page.missing")} hint={say("page.missingHint")} />;
}

const root = createRootRouteWithContext<RouterContext>()({ errorComponent: Failed, notFoundComponent: NoSuchPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): { readonly to?: string } =>
    typeof search["to"] === "string" ? { to: search["to"] } : {},
  component: lazyRouteComponent(() => import("../identity/SignInPage")),
});

/** Everything but signing in. Whoever is not known is sent there and comes back to the same view. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  component: Frame,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.client.ensureQueryData(sessionQuery);
    } catch (error) {
      if (error instanceof Fault && error.status === 401) {
        throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { to: location.href } });
      }
      throw error;
    }
  },
});

const start = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/cabinet", search: {} });
  },
});

const cabinets = createRoute({
  getParentRoute: () => signedIn,
  path: "/cabinet",
  validateSearch: viewOf,
  component: lazyRouteComponent(() => import("../cabinet/CabinetPage")),
});

const cabinet = createRoute({
  getParentRoute: () => cabinets,
  path: "/$did",
  component: lazyRouteComponent(() => import("../cabinet/CabinetDetail")),
});

const tree = root.addChildren([signIn, signedIn.addChildren([start, cabinets.addChildren([cabinet])])]);

export function routerWith(client: QueryClient) {
  return createRouter({ routeTree: tree, context: { client }, defaultPreload: false });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof routerWith>;
  }
}
