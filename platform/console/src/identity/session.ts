import { queryOptions, skipToken } from "@tanstack/react-query";
import { answered, platform } from "../web/client";
import type { components } from "../web/schema.gen";

export type SignedIn = components["schemas"]["SignedIn"];

export const sessionQuery = queryOptions({
  queryKey: ["identity", "session"],
  queryFn: ({ signal }): Promise<SignedIn> => answered(platform.GET("/api/identity/session", { signal })),
  staleTime: Infinity,
  // To this question "nobody" is an answer: the router leads on, not the watch over failed queries.
  meta: { asksWho: true },
});

/** Whether the session has ended while its page stands; nobody is asked, the watch over failed answers tells. */
export const sessionEnd = queryOptions<boolean>({
  queryKey: ["identity", "ended"],
  queryFn: skipToken,
  initialData: false,
  staleTime: Infinity,
  gcTime: Infinity,
});

/** @param code of the authenticator, or a recovery code; empty where none was asked for */
export function signIn(account: string, password: string, code: string): Promise<unknown> {
  return answered(platform.POST("/api/identity/session", { body: { account, password, ...(code !== "" && { code }) } }));
}

export function recover(account: string, code: string, fresh: string): Promise<unknown> {
  return answered(platform.POST("/api/identity/recovery", { body: { account, code, fresh } }));
}

export type Enrolment = components["schemas"]["Enrolment"];

export function beginSecondStep(password: string): Promise<Enrolment> {
  return answered(platform.POST("/api/identity/second-step", { body: { password } }));
}

export function confirmSecondStep(code: string): Promise<components["schemas"]["RecoveryCodes"]> {
  return answered(platform.POST("/api/identity/second-step/confirmation", { body: { code } }));
}

export function changePassword(current: string, fresh: string): Promise<unknown> {
  return answered(platform.POST("/api/identity/password", { body: { current, fresh } }));
}

export function signOut(): Promise<unknown> {
  return answered(platform.DELETE("/api/identity/session"));
}

/** Pages of one browser share a session; whoever signs out in one of them leaves all. */
const CHANNEL = "wardline-session";
const SIGNED_OUT = "signed-out";

export function tellOtherPages(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(SIGNED_OUT);
  channel.close();
}

export function whenSignedOutElsewhere(leave: () => void): void {
  new BroadcastChannel(CHANNEL).onmessage = ({ data }) => {
    if (data === SIGNED_OUT) leave();
  };
}
