import i18next, { type FormatterModule } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language, MessageKey, Params } from '../../../../libs/platform/messages/index.ts';

export type { Language, MessageKey, Params };

const CATALOGUES: Record<Language, () => Promise<Record<string, string>>> = {
  en: async () => (await import('../../../../libs/platform/messages/en/index.ts')).en,
  es: async () => (await import('../../../../libs/platform/messages/es/index.ts')).es,
};
/** The languages of the console, each with its own name for itself. */
export const LANGUAGES: Record<Language, string> = { en: 'English', es: 'Español' };
const KEPT = 'language';

const isLanguage = (tag: string | undefined): tag is Language => tag !== undefined && tag in LANGUAGES;

/** The language that was chosen here before, else the first of the device's that we have. */
function preferred(): Language {
  const kept = localStorage.getItem(KEPT) ?? undefined;
  if (isLanguage(kept)) return kept;
  return navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]).find(isLanguage) ?? 'en';
}

/** The language in use now: what requests ask for. */
export const languageNow = (): Language => i18next.language as Language;

/** Keeps the language in use on this device; signing out clears whatever else the device kept. */
export const keepLanguage = (): void => localStorage.setItem(KEPT, languageNow());

/** Changes the language of the console, and keeps the choice on this device. */
export async function chooseLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', await CATALOGUES[language]());
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
  keepLanguage();
}

/** Writes numbers as the language does: 1,204 in English, 12.040 in Spanish. */
const numbers: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language) =>
    typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : String(value),
};

/** Loads the catalogue of the preferred language. */
export async function startTexts(): Promise<void> {
  const lng = preferred();
  document.documentElement.lang = lng;
  await i18next
    .use(initReactI18next)
    .use(numbers)
    .init({
      lng,
      fallbackLng: false,
      resources: { [lng]: { translation: await CATALOGUES[lng]() } },
      keySeparator: false,
      nsSeparator: false,
      interpolation: {
        prefix: '{',
        suffix: '}',
        escapeValue: false,
        alwaysFormat: true,
      },
    });
}

/** Says a text of the catalogue in the chosen language. */
export type Say = (key: MessageKey, params?: Params) => string;

/** The texts of the console; a component that uses them is drawn again when the language changes. */
export function useTexts(): { readonly say: Say; readonly language: Language } {
  const { t, i18n } = useTranslation();
  return { say: t as unknown as Say, language: i18n.language as Language };
}

/** Says a text whose key is put together from a code of the API; the code itself where the catalogue has none. */
export const sayCode = (say: Say, group: string, code: string): string =>
  i18next.exists(`${group}.${code}`) ? say(`${group}.${code}` as MessageKey) : code;
