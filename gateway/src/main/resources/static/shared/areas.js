// @ts-check
// The names of areas by their codes; the file is the platform's one list of them.

/** @type {Map<string, string>} */
const names = new Map();
/** @type {Promise<void> | null} */
let loading = null;

/** Loads the list once; without it, codes are shown. */
export function loadAreas() {
  loading ??= load().catch(() => {
    loading = null;
  });
  return loading;
}

async function load() {
  const response = await fetch("/shared/areas.csv");
  if (response.ok) {
    for (const line of (await response.text()).split(/\r?\n/).slice(1)) {
      const [code, name] = line.split(",");
      if (code && name) {
        names.set(code, name);
      }
    }
  }
}

/**
 * @param {string | null | undefined} code of an area: a district, street or community
 * @returns {string} its name, or that of the nearest area above it that has one; the code itself where there is none
 */
export function areaName(code) {
  if (!code) {
    return "";
  }
  for (const length of [code.length, 9, 6]) {
    const name = names.get(code.slice(0, length));
    if (name) {
      return name;
    }
  }
  return code;
}
