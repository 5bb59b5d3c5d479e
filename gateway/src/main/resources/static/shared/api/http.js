// @ts-check
// The platform's interface, as the person who is signed in. Works in a page and in its service worker.

import { SignInNeeded, accessToken } from "./session.js";

const PATIENCE_MS = 30_000;

/**
 * @typedef {RequestInit & {patienceMs?: number, personId?: string}} Options `patienceMs`: how long to wait for the answer;
 *     `personId`: as whom to ask; without it, as whoever is signed in
 */

/** The platform answered, and the answer is no: an RFC 9457 problem. */
export class Refused extends Error {
  /**
   * @param {Response} response
   * @param {any} problem
   */
  constructor(response, problem) {
    super(problem.detail ?? problem.title ?? `HTTP ${response.status}`);
    this.status = response.status;
    this.type = String(problem.type ?? "").replace(/^.*:/, "");
    /** @type {{field: string, message: string}[]} */
    this.violations = problem.violations ?? [];
    const seconds = Number(response.headers.get("Retry-After"));
    /** How long to wait before asking again, in milliseconds; null: the answer doesn't say. */
    this.retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null;
  }

  /** Whether the same request may succeed later: the platform is busy or a part of it is away. */
  get isPassing() {
    return this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

/** No answer came: there is no network, or it is too slow. */
export class Unreachable extends Error {}

export { SignInNeeded };

/**
 * Asks with the token; a token that is refused is renewed once.
 *
 * @param {string} path
 * @param {Options} [options]
 * @returns {Promise<Response>} whatever its status
 * @throws {Unreachable | SignInNeeded}
 */
export async function request(path, options = {}) {
  try {
    const { personId } = options;
    const token = await accessToken({ personId });
    const response = await once(path, options, token);
    return response.status === 401
      ? await once(path, options, await accessToken({ refused: token, personId }))
      : response;
  } catch (failure) {
    if (failure instanceof SignInNeeded) {
      throw failure;
    }
    throw new Unreachable(failure instanceof Error ? failure.message : String(failure));
  }
}

/**
 * @param {string} path
 * @param {Options} [options]
 * @returns {Promise<Response>} one whose status is 2xx
 * @throws {Refused | Unreachable | SignInNeeded}
 */
export async function accepted(path, options) {
  const response = await request(path, options);
  if (!response.ok) {
    throw new Refused(response, await response.json().catch(() => ({})));
  }
  return response;
}

/**
 * @param {string} path
 * @param {Record<string, string>} [parameters]
 * @param {Options} [options]
 * @returns {Promise<any>}
 */
export async function get(path, parameters = {}, options = {}) {
  const query = new URLSearchParams(parameters).toString();
  return body(await accepted(query ? `${path}?${query}` : path, options));
}

/**
 * All items of a list, page by page.
 *
 * @param {string} path
 * @param {Record<string, string>} parameters
 * @param {Options & {mostPages?: number}} [options]
 * @returns {Promise<{items: any[], asOf: string}>}
 */
export async function all(path, parameters, { mostPages = 4, ...options } = {}) {
  const items = [];
  let page = await get(path, { ...parameters, limit: "500" }, options);
  items.push(...page.items);
  for (let pages = 1; page.next && pages < mostPages; pages += 1) {
    page = await get(path, { ...parameters, limit: "500", cursor: page.next }, options);
    items.push(...page.items);
  }
  return { items, asOf: page.asOf };
}

/**
 * @param {string} path
 * @param {unknown} content
 * @param {Options & {headers?: Record<string, string>}} [options]
 * @returns {Promise<any>} the answer's body
 */
export async function post(path, content, { headers, ...options } = {}) {
  return body(
    await accepted(path, {
      ...options,
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(content),
    }),
  );
}

/**
 * The version of a resource, which a change of it has to name.
 *
 * @param {string} path
 * @param {Options} [options]
 * @returns {Promise<string>} its ETag
 */
export async function versionOf(path, options) {
  const response = await accepted(path, options);
  await response.body?.cancel();
  return response.headers.get("ETag") ?? "*";
}

/** @param {Response} response */
async function body(response) {
  try {
    const text = await response.text();
    return text ? JSON.parse(text) : null;
  } catch (failure) {
    throw new Unreachable(failure instanceof Error ? failure.message : String(failure));
  }
}

/**
 * @param {string} path
 * @param {Options} options
 * @param {string} token
 */
function once(path, { patienceMs = PATIENCE_MS, personId: _, ...options }, token) {
  return fetch(path, {
    cache: "no-store",
    signal: AbortSignal.timeout(patienceMs),
    ...options,
    headers: { ...options.headers, Authorization: `Bearer ${token}` },
  });
}
