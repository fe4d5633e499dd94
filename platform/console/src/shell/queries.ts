import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { Fault } from "../web/problem";

const RETRIES = 2;

/** One client for the page. An answer of 401 anywhere means that the session has ended; `onSignedOut` asks who is there. */
export function queryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (error instanceof Fault && error.status === 401 && query.meta?.["asksWho"] !== true) onSignedOut();
      },
    }),
    mutationCache: new MutationCache({
      onError: (error, _wish, _context, mutation) => {
        if (error instanceof Fault && error.status === 401 && mutation.meta?.["asksWho"] !== true) onSignedOut();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        networkMode: "always",
        retry: (failures, error) => failures < RETRIES && error instanceof Fault && error.passing,
        retryDelay: (failures) => 400 * 2 ** failures,
      },
      mutations: { networkMode: "always" },
    },
  });
}
