import { useLanguage } from "./Language";

/** Each language is offered in its own words, so that whoever lost theirs finds the way back. */
export function LanguageSwitch() {
  const { locale, choose } = useLanguage();
  return locale === "zh-CN" ? (
    <button type="button" className="quiet" lang="en" onClick={() => choose("en")}>
      English
    </button>
  ) : (
    <button type="button" className="quiet" lang="zh-CN" onClick={() => choose("zh-CN")}>
      中文
    </button>
  );
}
