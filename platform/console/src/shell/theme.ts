import type { ThemeConfig } from "antd/es/config-provider/context";

/** Ant Design's share of the tokens in tokens.css; the two are kept alike by hand, there are few. */
export const theme: ThemeConfig = {
  hashed: false,
  cssVar: { key: "wardline" },
  token: {
    colorPrimary: "#0b5c7a",
    colorText: "#1c2329",
    colorTextSecondary: "#4d5861",
    colorTextPlaceholder: "#66717a",
    colorBorder: "#c3cad0",
    colorError: "#b3261e",
    colorWarning: "#8a5a00",
    colorSuccess: "#1b6b3a",
    borderRadius: 6,
    fontSize: 14,
    fontFamily: '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", system-ui, sans-serif',
    // A fading icon keeps a button's name at "loading" until the browser says that the fading has ended, which a busy one may never do.
    motion: false,
  },
};
