import { isMessageKey } from "../messages/words";
import type { Say } from "../shell/Language";
import type { components } from "../web/schema.gen";

export type Duty = components["schemas"]["DutyWord"];

export const ROLES = ["ADMIN", "BUREAU", "WAREHOUSE", "WARD", "DELIVERY", "SUPPLIER"] as const;
export type Role = (typeof ROLES)[number];

/** In the order of the work; an inspector's is given by an inspection and by nothing else. */
export const DUTIES = [
  "buyer", "receiver", "acceptance-officer", "quality-officer", "keeper", "checker", "dispatcher", "driver", "nurse", "head-nurse",
  "equipment-officer", "finance-clerk", "supplier-clerk", "bureau-officer", "reviewer", "auditor",
] as const satisfies readonly Duty[];

/** The platform names a role in small letters where it shows one and in capitals where it takes one. */
export function roleName(role: string, say: Say): string {
  const key = `role.${role.toUpperCase()}`;
  return isMessageKey(key) ? say(key) : role;
}

export function dutyName(duty: string, say: Say): string {
  const key = `duty.${duty}`;
  return isMessageKey(key) ? say(key) : duty;
}
