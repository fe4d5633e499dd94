import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useSay } from "../shell/Language";
import { DoorPage } from "./DoorPage";
import { Enrolling } from "./Enrolling";
import { sessionQuery } from "./session";
import { safeReturn } from "./wayBack";

const page = getRouteApi("/second-step");

/** Where the duties of an account ask for a second step, nothing else is open before it is set up. */
export default function SecondStepPage() {
  const say = useSay();
  const client = useQueryClient();
  const router = useRouter();
  const { to } = page.useSearch();
  async function goOn() {
    await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
    router.history.push(safeReturn(to));
  }
  return (
    <DoorPage title={say("enrol.title")} notice={say("enrol.must")}>
      <Enrolling onDone={() => void goOn()} />
    </DoorPage>
  );
}
