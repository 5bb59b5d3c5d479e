// The names of areas by their codes; the file is the platform's one list of them.

const names = new Map();

export async function loadAreas() {
  const response = await fetch("/wall/areas.csv");
  if (!response.ok) {
    return; // codes are shown instead
  }
  for (const line of (await response.text()).split("\n").slice(1)) {
    const [code, name] = line.split(",");
    names.set(code, name);
  }
}

/** The area's name, or that of the nearest area above it that has one. */
export function areaName(code) {
  for (const length of [code.length, 9, 6]) {
    const name = names.get(code.slice(0, length));
    if (name) {
      return name;
    }
  }
  return code;
}
