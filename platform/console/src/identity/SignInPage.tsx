import { useQueryClient } from "@tanstack/react-query";
import { Link, getRouteApi, useRouter } from "@tanstack/react-router";
import { useSay } from "../shell/Language";
import { DoorPage } from "./DoorPage";
import { SignInForm } from "./SignInForm";
import { sessionQuery } from "./session";
import { safeReturn } from "./wayBack";

const page = getRouteApi("/sign-in");

export default function SignInPage() {
  const say = useSay();
  const client = useQueryClient();
  const router = useRouter();
  const { to } = page.useSearch();

  async function enter() {
    // Whatever the last account has read is not this one's to see.
    client.clear();
    await client.fetchQuery(sessionQuery);
    router.history.push(safeReturn(to));
  }

  return (
    <DoorPage title={say("signIn.title")} hint={say("signIn.hint")}>
      <SignInForm onSignedIn={enter}>
        <Link to="/recovery" className="door-link">{say("recovery.link")}</Link>
      </SignInForm>
    </DoorPage>
  );
}
