import { useMutation, useQueryClient, type QueryKey } from "@tanstack/react-query";
import { useRef } from "react";
import { Fault } from "../web/problem";
import { newKey } from "./newKey";

/**
 * Something that a person does and that changes what is shown. Its key is kept until an answer has come: pressing again after
 * a lost answer repeats the same act instead of doing a second one.
 *
 * @param changed the answers that are no longer true afterwards
 */
export function useAct<Wish, Result>(perform: (wish: Wish, key: string) => Promise<Result>, changed: readonly QueryKey[], onDone?: (result: Result) => void) {
  const client = useQueryClient();
  const kept = useRef<{ readonly wish: string; readonly key: string }>(undefined);
  const again = () => Promise.all(changed.map((queryKey) => client.invalidateQueries({ queryKey })));
  return useMutation({
    mutationFn: (wish: Wish) => {
      const words = JSON.stringify(wish ?? null);
      if (kept.current?.wish !== words) kept.current = { wish: words, key: newKey() };
      return perform(wish, kept.current.key);
    },
    onError: (error) => {
      // Somebody was faster: what is shown here is what they changed.
      return error instanceof Fault && error.status === 409 ? again() : undefined;
    },
    onSuccess: (result) => {
      kept.current = undefined;
      onDone?.(result);
      return again();
    },
  });
}
