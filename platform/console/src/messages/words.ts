import zh from "./zh-CN.json";

/** Texts for people, by code. Chinese is the measure: a key that it lacks does not exist. */
export type MessageKey = keyof typeof zh;
export type Locale = "zh-CN" | "en";
export type Params = Readonly<Record<string, string | number>>;
export type Messages = Readonly<Record<MessageKey, string>>;

export const LOCALES: readonly Locale[] = ["zh-CN", "en"];

export function messagesOf(locale: Locale): Promise<Messages> {
  return locale === "zh-CN" ? Promise.resolve(zh) : import("./en.json").then((file) => file.default);
}

const SLOT = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g;

/** `{n}` becomes the value, `{n|unit|units}` the first word for exactly one and the second otherwise. */
export function filled(template: string, params: Params = {}): string {
  return template.replace(SLOT, (slot, name: string, one?: string, other?: string) => {
    const value = params[name];
    if (value === undefined) return slot;
    if (one === undefined || other === undefined) return String(value);
    return Number(value) === 1 ? one : other;
  });
}

export function slotsOf(template: string): readonly string[] {
  return [...new Set(Array.from(template.matchAll(SLOT), (match) => match[1] ?? ""))].sort();
}

/** All codes that begin so, in the order of the file. */
export function keysUnder(prefix: string): readonly MessageKey[] {
  return (Object.keys(zh) as MessageKey[]).filter((key) => key.startsWith(prefix));
}

export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(zh, key);
}
