import react from "@vitejs/plugin-react";
import { defineConfig, loadEnv, type Plugin } from "vite";

/**
 * Ant Design writes its styles through one module. The build puts ours in its place, which uses constructed style sheets:
 * the page's policy then needs neither 'unsafe-inline' nor a nonce, and index.html stays a static file.
 */
function constructedStyleSheets(): Plugin {
  return {
    name: "wardline-constructed-style-sheets",
    apply: "build",
    enforce: "pre",
    load(id) {
      return id.endsWith("/@rc-component/util/es/Dom/dynamicCSS.js") ? 'export * from "/src/shell/styleSheets.ts";' : null;
    },
  };
}

export default defineConfig(({ mode }) => ({
  plugins: [react(), constructedStyleSheets()],
  // The platform takes writes from its own address alone, so it has to hear the one that the browser asked.
  server: { proxy: { "/api": { target: loadEnv(mode, ".", "WARDLINE_")["WARDLINE_PLATFORM"] ?? "http://127.0.0.1:8787", changeOrigin: false } } },
  build: {
    target: "chrome109",
    manifest: true,
    // The pages are few; each fetches its chunk at once.
    modulePreload: false,
    // scripts/budget.mjs weighs every page, and what draws charts by a limit of its own.
    chunkSizeWarningLimit: 600,
    // A policy of `default-src 'self'` has no room for data: addresses.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // "use client" marks mean something to servers that render React; none does here.
      onLog(level, log, handler) {
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") handler(level, log);
      },
    },
  },
}));
