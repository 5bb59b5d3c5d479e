// @ts-check
// Finding Chinese names by the initials of their pinyin: 崂山 is found by "ls".

const LETTERS = "abcdefghjklmnopqrstwxyz";
/** Where each letter begins in the browser's own order of characters by pinyin. */
const FIRST_OF_LETTER = "阿八嚓哒妸发旮哈丌咔垃妈拏噢妑七呥仨他屲夕丫帀";
const HAN = /\p{Script=Han}/u;
const byPinyin = new Intl.Collator("zh-CN-u-co-pinyin");
/** @type {Map<string, string>} */
const known = new Map();

/** @param {string} character */
function initialOf(character) {
  if (!HAN.test(character)) {
    return character.toLowerCase();
  }
  let initial = known.get(character);
  if (initial === undefined) {
    const index = [...FIRST_OF_LETTER].findLastIndex((first) => byPinyin.compare(first, character) <= 0);
    initial = LETTERS[index] ?? "";
    known.set(character, initial);
  }
  return initial;
}

/**
 * @param {string} name
 * @returns {string} the initials of its characters; what isn't Chinese stays as it is, in small letters
 */
export function initialsOf(name) {
  return [...name].map(initialOf).join("");
}

/**
 * @param {string} name
 * @param {string} sought characters of the name, or initials of its pinyin
 */
export function isFoundBy(name, sought) {
  const wanted = sought.trim().toLowerCase();
  return wanted === "" || name.toLowerCase().includes(wanted) || (/^[a-z0-9]+$/.test(wanted) && initialsOf(name).includes(wanted));
}
