/** What the list shows; all of it stands in the address, so that a view can be sent to a colleague. */
export const WHOSE = ["duty", "mine", "all"] as const;
export type Whose = (typeof WHOSE)[number];

export interface TaskView {
  /** `duty` unless it stands here: mine, and my duties' that nobody has. */
  readonly whose?: Exclude<Whose, "duty">;
  readonly state?: "resolved";
  readonly severity?: "urgent";
}

/** What to change; undefined goes back to the default. */
export type TaskChange = { readonly [Name in keyof TaskView]?: TaskView[Name] | undefined };

/** Reads the address. What it does not know it leaves out; defaults are not written, so that addresses stay short. */
export function taskViewOf(search: Readonly<Record<string, unknown>>): TaskView {
  const whose = search["whose"];
  return {
    ...((whose === "mine" || whose === "all") && { whose }),
    ...(search["state"] === "resolved" && { state: "resolved" as const }),
    ...(search["severity"] === "urgent" && { severity: "urgent" as const }),
  };
}

export function withChange(view: TaskView, change: TaskChange): TaskView {
  return taskViewOf({ ...view, ...change });
}

/** The list with the open task, even where it lies outside of what is listed: what is read on the right stands on the left. */
export function withOpen<Listed extends { readonly id: string }>(tasks: readonly Listed[], open: Listed | undefined): readonly Listed[] {
  return open === undefined || tasks.some(({ id }) => id === open.id) ? tasks : [open, ...tasks];
}
