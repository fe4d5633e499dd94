import { StyleProvider } from "@ant-design/cssinjs";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import ConfigProvider from "antd/es/config-provider";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { sessionEnd, sessionQuery, whenSignedOutElsewhere } from "./identity/session";
import { LanguageProvider } from "./shell/Language";
import { queryClient } from "./shell/queries";
import { routerWith } from "./shell/routes";
import { theme } from "./shell/theme";
import "./shell/tokens.css";
import "./shell/shell.css";
import "./shell/grid.css";

const client = queryClient(() => {
  const { pathname, href } = router.state.location;
  if (pathname === "/sign-in") return;
  // Somebody is at work: the page stays as it is, and the same account signs in before it.
  if (client.getQueryData(sessionQuery.queryKey) !== undefined) return void client.setQueryData(sessionEnd.queryKey, true);
  client.clear();
  void router.navigate({ to: "/sign-in", search: { to: href } });
});
const router = routerWith(client);

// Read anew the page finds no session and asks who is there; nothing that was shown stays in its memory.
whenSignedOutElsewhere(() => window.location.reload());

const root = document.getElementById("root");
if (root !== null && !document.documentElement.classList.contains("below-floor")) {
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        {/* The layer keeps Ant Design below our own rules, whatever order the sheets come in. */}
        <StyleProvider layer>
          <ConfigProvider theme={theme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
            <QueryClientProvider client={client}>
              <RouterProvider router={router} />
            </QueryClientProvider>
          </ConfigProvider>
        </StyleProvider>
      </LanguageProvider>
    </StrictMode>,
  );
}
