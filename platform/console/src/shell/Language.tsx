import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import { LOCALES, filled, messagesOf, type Locale, type MessageKey, type Messages, type Params } from "../messages/words";
import zh from "../messages/zh-CN.json";

const REMEMBERED = "wardline.locale";

export type Say = (key: MessageKey, params?: Params) => string;

interface Language {
  readonly locale: Locale;
  readonly say: Say;
  readonly choose: (locale: Locale) => void;
}

const LanguageContext = createContext<Language | undefined>(undefined);

function rememberedLocale(): Locale {
  const remembered = window.localStorage.getItem(REMEMBERED);
  return LOCALES.find((locale) => locale === remembered) ?? "zh-CN";
}

interface Spoken {
  readonly locale: Locale;
  readonly messages: Messages;
}

/** Chinese is there from the first frame; English is fetched when chosen, and Chinese stays until it has come. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [wanted, setWanted] = useState<Locale>(rememberedLocale);
  const [spoken, setSpoken] = useState<Spoken>({ locale: "zh-CN", messages: zh });

  useEffect(() => {
    let current = true;
    void messagesOf(wanted).then((messages) => {
      if (!current) return;
      document.documentElement.lang = wanted;
      setSpoken({ locale: wanted, messages });
    });
    return () => {
      current = false;
    };
  }, [wanted]);

  const choose = useCallback((locale: Locale) => {
    window.localStorage.setItem(REMEMBERED, locale);
    setWanted(locale);
  }, []);

  const language = useMemo<Language>(
    () => ({
      locale: spoken.locale,
      say: (key, params) => filled(spoken.messages[key], params),
      choose,
    }),
    [spoken, choose],
  );
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  const language = use(LanguageContext);
  if (language === undefined) throw new Error("useLanguage outside LanguageProvider");
  return language;
}

export function useSay(): Say {
  return useLanguage().say;
}
