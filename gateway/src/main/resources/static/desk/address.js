// @ts-check
// A view's state in its address, so that every view can be sent to somebody.

/** @returns {Record<string, string>} the query's parameters */
export function stateOfAddress() {
  return Object.fromEntries(new URLSearchParams(location.search));
}

/**
 * Writes what is shown into the address.
 *
 * @param {Record<string, string | null | undefined>} changes parameters to set; empty ones are taken out
 * @param {{push?: boolean}} [options] `push`: whether "back" returns to what was shown before
 */
export function showInAddress(changes, { push = false } = {}) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) {
      query.set(name, value);
    } else {
      query.delete(name);
    }
  }
  const text = query.toString();
  const address = location.pathname + (text ? `?${text}` : "") + location.hash;
  if (address !== location.pathname + location.search + location.hash) {
    history[push ? "pushState" : "replaceState"](null, "", address);
  }
}

/** @returns {string[]} the decoded parts of the path, such as `["projects", "LS2023-051"]` */
export function partsOfPath() {
  return location.pathname.split("/").filter(Boolean).map(decodeURIComponent);
}

/** @param {string} projectId */
export function projectAddress(projectId, nodeId = "") {
  return `/projects/${encodeURIComponent(projectId)}${nodeId ? `?node=${encodeURIComponent(nodeId)}` : ""}`;
}

/** @param {string} problemId */
export function problemAddress(problemId) {
  return `/problems/${encodeURIComponent(problemId)}`;
}
