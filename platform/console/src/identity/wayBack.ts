/** Where to go after signing in. Only a path of this console, or its start: an address elsewhere would be a gift to phishers. */
export function safeReturn(to: unknown): string {
  return typeof to === "string" && /^\/(?![/\\])/.test(to) && !/^\/(sign-in|password|recovery|second-step)\b/.test(to) ? to : "/";
}
