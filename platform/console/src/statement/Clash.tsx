import { createContext, useContext } from "react";
import { useAct } from "../shell/useAct";
import { Fault } from "../web/problem";
import { STATEMENT_KEY } from "./queries";

const CHANGED = [STATEMENT_KEY];

/** Tells the step's frame what a deed met that somebody else had done before; null takes it back. */
export const Clash = createContext<(error: unknown) => void>(() => undefined);

export function isClash(error: unknown): boolean {
  return error instanceof Fault && error.status === 409;
}

/**
 * A deed on a statement. Where somebody was faster, the statement is read again and the deed's own form goes away; why it was
 * refused is said by the frame, which stays.
 */
export function useDeed<Wish, Result>(perform: (wish: Wish, key: string) => Promise<Result>, onDone?: (result: Result) => void) {
  const tell = useContext(Clash);
  const act = useAct(async (wish: Wish, key: string) => {
    tell(null);
    try {
      return await perform(wish, key);
    } catch (error) {
      if (isClash(error)) tell(error);
      throw error;
    }
  }, CHANGED, onDone);
  return { ...act, error: isClash(act.error) ? null : act.error };
}
