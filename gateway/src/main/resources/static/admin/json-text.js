// @ts-check
// JSON printed for people, with the line on which each of its fields stands.

/**
 * @param {unknown} value
 * @returns {{text: string, lines: Map<string, number>}} `lines`: the line, counted from 0, of each path such as
 *     `policies[0].steps[1].whom`
 */
export function printed(value) {
  /** @type {string[]} */
  const out = [""];
  /** @type {Map<string, number>} */
  const lines = new Map();
  const add = (/** @type {string} */ text) => (out[out.length - 1] += text);
  const open = (/** @type {number} */ depth) => out.push("  ".repeat(depth));

  /**
   * @param {unknown} part
   * @param {string} path
   * @param {number} depth
   */
  function print(part, path, depth) {
    lines.set(path, out.length - 1);
    const isList = Array.isArray(part);
    if (part === null || typeof part !== "object" || Object.keys(part).length === 0) {
      add(JSON.stringify(part));
      return;
    }
    if (isList && part.every((item) => item === null || typeof item !== "object")) {
      add(`[${part.map((item) => JSON.stringify(item)).join(", ")}]`);
      return;
    }
    add(isList ? "[" : "{");
    Object.entries(part).forEach(([key, item], index) => {
      add(index > 0 ? "," : "");
      open(depth + 1);
      add(isList ? "" : `${JSON.stringify(key)}: `);
      print(item, isList ? `${path}[${key}]` : path ? `${path}.${key}` : key, depth + 1);
    });
    open(depth);
    add(isList ? "]" : "}");
  }

  print(value, "", 0);
  return { text: out.join("\n"), lines };
}

/**
 * @param {Map<string, number>} lines
 * @param {string} path
 * @returns {number} the line of the path, or of the nearest part above it that is there
 */
export function lineOf(lines, path) {
  for (let rest = path; rest; rest = rest.replace(/(\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, "")) {
    const line = lines.get(rest);
    if (line !== undefined) {
      return line;
    }
  }
  return 0;
}
