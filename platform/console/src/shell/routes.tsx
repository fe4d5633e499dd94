import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect, useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { taskViewOf } from "../alarm/view";
import { auditViewOf } from "../audit/view";
import { discrepancyViewOf } from "../cabinet/discrepancyView";
import { viewOf } from "../cabinet/view";
import { accountViewOf } from "../identity/accountView";
import { sessionQuery, type SignedIn } from "../identity/session";
import { stockViewOf } from "../ledger/stockView";
import { ruleViewOf } from "../rule/view";
import { listViewOf, oneViewOf } from "../statement/view";
import { traceViewOf } from "../trace/view";
import { clinicViewOf, differenceViewOf, failureViewOf, fileViewOf, mappingViewOf, reportViewOf } from "../vbp/roomViews";
import { figureViewOf, institutionViewOf, progressViewOf, receiptViewOf } from "../vbp/view";
import { lateViewOf } from "../warehouse/lateView";
import { Fault } from "../web/problem";
import { EmptyPanel, FaultPanel } from "./Answers";
import { Frame } from "./Frame";
import { useSay } from "./Language";
import { only } from "./address";
import { startOf } from "./navigation";

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
  return (
    <EmptyPanel title={say("page.missing")} hint={say("page.missingHint")}>
      <p><a href="/">{say("page.home")}</a></p>
    </EmptyPanel>
  );
}

const root = createRootRouteWithContext<RouterContext>()({ errorComponent: Failed, notFoundComponent: NoSuchPage });

function returnTo(search: Record<string, unknown>): { readonly to?: string } {
  return typeof search["to"] === "string" ? { to: search["to"] } : {};
}

/** The one who is signed in; nobody is sent to sign in and then to where they wanted to go. */
async function whoIs(client: QueryClient, to: string | undefined): Promise<SignedIn> {
  try {
    return await client.ensureQueryData(sessionQuery);
  } catch (error) {
    if (error instanceof Fault && error.status === 401) throw redirect({ to: "/sign-in", search: to === undefined ? {} : { to } });
    throw error;
  }
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: returnTo,
  component: lazyRouteComponent(() => import("../identity/SignInPage")),
});

const password = createRoute({
  getParentRoute: () => root,
  path: "/password",
  validateSearch: returnTo,
  beforeLoad: async ({ context }) => {
    await whoIs(context.client, undefined);
  },
  component: lazyRouteComponent(() => import("../identity/PasswordPage")),
});

const recovery = createRoute({
  getParentRoute: () => root,
  path: "/recovery",
  component: lazyRouteComponent(() => import("../identity/RecoveryPage")),
});

const secondStep = createRoute({
  getParentRoute: () => root,
  path: "/second-step",
  validateSearch: returnTo,
  beforeLoad: async ({ context }) => {
    await whoIs(context.client, undefined);
  },
  component: lazyRouteComponent(() => import("../identity/SecondStepPage")),
});

/** Everything but signing in. Whoever is not known is sent there and comes back to the same view. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  component: Frame,
  beforeLoad: async ({ context, location }) => {
    const to = location.href === "/" ? undefined : location.href;
    const session = await whoIs(context.client, to);
    if (session.mustChangePassword) throw redirect({ to: "/password", search: to === undefined ? {} : { to } });
    if (session.mustEnrolSecondStep) throw redirect({ to: "/second-step", search: to === undefined ? {} : { to } });
  },
});

const start = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  beforeLoad: async ({ context }) => {
    const somebody = await whoIs(context.client, undefined);
    const { to, search } = startOf(somebody);
    throw redirect({ to, search });
  },
});

const workbench = createRoute({
  getParentRoute: () => signedIn,
  path: "/workbench",
  component: lazyRouteComponent(() => import("../console/WorkbenchPage")),
});

const stock = createRoute({
  getParentRoute: () => signedIn,
  path: "/stock",
  validateSearch: only(stockViewOf),
  component: lazyRouteComponent(() => import("../ledger/StockPage")),
});

const trace = createRoute({
  getParentRoute: () => signedIn,
  path: "/trace",
  validateSearch: only(traceViewOf),
  component: lazyRouteComponent(() => import("../trace/TracePage")),
});

const tasks = createRoute({
  getParentRoute: () => signedIn,
  path: "/alarm",
  validateSearch: only(taskViewOf),
  component: lazyRouteComponent(() => import("../alarm/TaskPage")),
});

const task = createRoute({
  getParentRoute: () => tasks,
  path: "/$id",
  component: lazyRouteComponent(() => import("../alarm/TaskDetail")),
});

const cabinets = createRoute({
  getParentRoute: () => signedIn,
  path: "/cabinet",
  validateSearch: only(viewOf),
  component: lazyRouteComponent(() => import("../cabinet/CabinetPage")),
});

const cabinet = createRoute({
  getParentRoute: () => cabinets,
  path: "/$did",
  component: lazyRouteComponent(() => import("../cabinet/CabinetDetail")),
});

const discrepancies = createRoute({
  getParentRoute: () => signedIn,
  path: "/discrepancy",
  validateSearch: only(discrepancyViewOf),
  component: lazyRouteComponent(() => import("../cabinet/DiscrepancyPage")),
});

const discrepancy = createRoute({
  getParentRoute: () => discrepancies,
  path: "/$id",
  component: lazyRouteComponent(() => import("../cabinet/DiscrepancyDetail")),
});

const own = createRoute({
  getParentRoute: () => signedIn,
  path: "/own",
  component: lazyRouteComponent(() => import("../identity/OwnPage")),
});

const accounts = createRoute({
  getParentRoute: () => signedIn,
  path: "/account",
  validateSearch: only(accountViewOf),
  component: lazyRouteComponent(() => import("../identity/AccountPage")),
});

const audit = createRoute({
  getParentRoute: () => signedIn,
  path: "/audit",
  validateSearch: only(auditViewOf),
  component: lazyRouteComponent(() => import("../audit/AuditPage")),
});

const keeping = createRoute({
  getParentRoute: () => signedIn,
  path: "/keeping",
  component: lazyRouteComponent(() => import("../keeping/KeepingPage")),
});

const rules = createRoute({
  getParentRoute: () => signedIn,
  path: "/rule",
  validateSearch: only(ruleViewOf),
  component: lazyRouteComponent(() => import("../rule/RulePage")),
});

const settlements = createRoute({
  getParentRoute: () => signedIn,
  path: "/settlement",
  validateSearch: only(listViewOf),
  component: lazyRouteComponent(() => import("../settlement/SettlementPage")),
});

const settlementStatement = createRoute({
  getParentRoute: () => signedIn,
  path: "/settlement/$id",
  validateSearch: only(oneViewOf),
  component: lazyRouteComponent(() => import("../statement/StatementPage")),
});

const overview = createRoute({
  getParentRoute: () => signedIn,
  path: "/overview",
  component: lazyRouteComponent(() => import("../vbp/OverviewPage")),
});

const vbp = createRoute({
  getParentRoute: () => signedIn,
  path: "/vbp",
  beforeLoad: () => {
    throw redirect({ to: "/vbp/progress", search: {} });
  },
});

const progress = createRoute({
  getParentRoute: () => signedIn,
  path: "/vbp/progress",
  validateSearch: only(progressViewOf),
  component: lazyRouteComponent(() => import("../vbp/ProgressPage")),
});

const progressOfInstitution = createRoute({
  getParentRoute: () => signedIn,
  path: "/vbp/progress/$institution",
  validateSearch: only(institutionViewOf),
  component: lazyRouteComponent(() => import("../vbp/InstitutionPage")),
});

const figure = createRoute({
  getParentRoute: () => signedIn,
  path: "/vbp/progress/$institution/$batch/$agreement/$product",
  validateSearch: only(figureViewOf),
  component: lazyRouteComponent(() => import("../vbp/FigurePage")),
});

const receiptOfFigure = createRoute({
  getParentRoute: () => signedIn,
  path: "/vbp/progress/$institution/$batch/$agreement/$product/receipt/$receipt",
  validateSearch: only(receiptViewOf),
  component: lazyRouteComponent(() => import("../vbp/ReceiptPage")),
});

const differences = createRoute({
  getParentRoute: () => signedIn,
  path: "/vbp/differences",
  validateSearch: only(differenceViewOf),
  component: lazyRouteComponent(() => import("../vbp/DifferencePage")),
});

const mappings = createRoute({
  getParentRoute: () => signedIn,
  path: "/vbp/mappings",
  validateSearch: only(mappingViewOf),
  component: lazyRouteComponent(() => import("../vbp/MappingPage")),
});

const mapping = createRoute({
  getParentRoute: () => signedIn,
  path: "/vbp/mappings/$code",
  component: lazyRouteComponent(() => import("../vbp/MappingDetail")),
});

const files = createRoute({
  getParentRoute: () => signedIn,
  path: "/vbp/files",
  validateSearch: only(fileViewOf),
  component: lazyRouteComponent(() => import("../vbp/FilePage")),
});

const file = createRoute({
  getParentRoute: () => signedIn,
  path: "/vbp/files/$file",
  component: lazyRouteComponent(() => import("../vbp/FileDetail")),
});

const reports = createRoute({
  getParentRoute: () => signedIn,
  path: "/vbp/reports",
  validateSearch: only(reportViewOf),
  component: lazyRouteComponent(() => import("../vbp/ReportPage")),
});

const failures = createRoute({
  getParentRoute: () => signedIn,
  path: "/vbp/failures",
  validateSearch: only(failureViewOf),
  component: lazyRouteComponent(() => import("../vbp/FailurePage")),
});

const clinics = createRoute({
  getParentRoute: () => signedIn,
  path: "/vbp/clinics",
  validateSearch: only(clinicViewOf),
  component: lazyRouteComponent(() => import("../vbp/ClinicPage")),
});

const lateEntries = createRoute({
  getParentRoute: () => signedIn,
  path: "/vbp/late-entries",
  validateSearch: only(lateViewOf),
  component: lazyRouteComponent(() => import("../warehouse/LateEntryPage")),
});

const retention = createRoute({
  getParentRoute: () => signedIn,
  path: "/incentive",
  validateSearch: only(listViewOf),
  component: lazyRouteComponent(() => import("../incentive/RetentionPage")),
});

const retentionStatement = createRoute({
  getParentRoute: () => signedIn,
  path: "/incentive/$id",
  validateSearch: only(oneViewOf),
  component: lazyRouteComponent(() => import("../statement/StatementPage")),
});

const tree = root.addChildren([
  signIn,
  password,
  recovery,
  secondStep,
  signedIn.addChildren([
    start,
    workbench,
    stock,
    trace,
    tasks.addChildren([task]),
    cabinets.addChildren([cabinet]),
    discrepancies.addChildren([discrepancy]),
    own,
    accounts,
    audit,
    keeping,
    rules,
    retention,
    retentionStatement,
    settlements,
    settlementStatement,
    overview,
    vbp,
    progress,
    progressOfInstitution,
    figure,
    receiptOfFigure,
    differences,
    mappings,
    mapping,
    file, files,
    reports,
    failures,
    clinics,
    lateEntries,
  ]),
]);

export function routerWith(client: QueryClient) {
  return createRouter({ routeTree: tree, context: { client }, defaultPreload: false, defaultErrorComponent: Failed });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof routerWith>;
  }
}
