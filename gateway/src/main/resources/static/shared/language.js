// @ts-check
// Which of its two languages a page speaks, and its texts in that language. Chosen once for all pages of a device; a service
// worker, which has no such memory, speaks Chinese.

const STORAGE_KEY = "renewal.language";
/** @type {{getItem: (key: string) => string | null, setItem: (key: string, value: string) => void} | undefined} */
const memory = /** @type {any} */ (globalThis).localStorage;
/** @type {"zh-CN" | "en"} */
let language = memory?.getItem(STORAGE_KEY) === "en" ? "en" : "zh-CN";
/** @type {Set<() => void>} */
const listeners = new Set();

export function currentLanguage() {
  return language;
}

export function switchLanguage() {
  language = language === "en" ? "zh-CN" : "en";
  memory?.setItem(STORAGE_KEY, language);
  listeners.forEach((listener) => listener());
}

/**
 * @param {() => void} listener called after every switch
 * @returns {() => void} ends that
 */
export function onLanguage(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * @template {Record<string, string>} T
 * @param {{"zh-CN": T, en: Record<keyof T, string>}} tables the same keys in both languages
 * @returns {(key: keyof T & string, ...values: unknown[]) => string} a key's text, with {0}, {1} … filled in; {0|day|days} is
 *     its first word where the value is 1, else its second
 */
export function textsOf(tables) {
  return (key, ...values) =>
    (tables[language][key] ?? key).replace(/\{(\d)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, index, one, many) => {
      const value = String(values[Number(index)] ?? "");
      return one === undefined ? value : value === "1" ? one : many;
    });
}

/** What stands between the entries of a list. */
export function comma() {
  return language === "en" ? ", " : "、";
}

/** What stands between sentences of a list. */
export function semicolon() {
  return language === "en" ? "; " : "；";
}

/** What stands between a name and its value. */
export function colon() {
  return language === "en" ? ": " : "：";
}
