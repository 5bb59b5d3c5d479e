// @ts-check
// The platform's interface, as the person who is signed in. Works in a page and in its service worker.

import { textsOf } from "/shared/language.js";
import { faultInLanguage } from "/shared/faults.js";
import { refusalText } from "/shared/refusals.js";
import { SignInNeeded, accessToken } from "./session.js";
import { randomUuid } from "./without-https.js";

const PATIENCE_MS = 30_000;
const UPLOAD_PATIENCE_MS = 180_000;

/**
 * @typedef {RequestInit & {patienceMs?: number, personId?: string}} Options `patienceMs`: how long to wait for the answer;
 *     `personId`: as whom to ask; without it, as whoever is signed in
 */

const text = textsOf({
  "zh-CN": { unreachable: "没有连上平台，请检查网络后再试", tooSlow: "平台没有及时回答，请稍后再试" },
  en: { unreachable: "the platform could not be reached; check the network", tooSlow: "the platform did not answer in time; try again later" },
});

/** The platform refused a request: an RFC 9457 problem, in the page's language. */
export class Refused extends Error {
  /**
   * @param {Response} response
   * @param {any} problem
   */
  constructor(response, problem) {
    super(refusalText(response.status, problem));
    this.status = response.status;
    this.type = String(problem.type ?? "").replace(/^.*:/, "");
    /** @type {{field: string, message: string}[]} */
    this.violations = (problem.violations ?? []).map((/** @type {{field: string, message: string}} */ { field, message }) => ({
      field,
      message: faultInLanguage(message),
    }));
    /** The whole answer as the platform gave it, for refusals that say more than what is wrong. */
    this.problem = problem;
    const seconds = Number(response.headers.get("Retry-After"));
    /** How long to wait before asking again, in milliseconds; null: the answer doesn't say. */
    this.retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null;
  }

  /** Whether the same request may succeed later: the platform is busy or a part of it is away. */
  get isPassing() {
    return this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

/** No response: the network is missing or too slow. */
export class Unreachable extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super(text(cause instanceof DOMException && cause.name === "TimeoutError" ? "tooSlow" : "unreachable"), { cause });
  }
}

export { SignInNeeded };

/**
 * Sends a request with the token; a refused token is refreshed once.
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
    throw new Unreachable(failure);
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
 * All items of a list, page by page, as far as `mostPages` go.
 *
 * @param {string} path
 * @param {Record<string, string>} parameters
 * @param {Options & {mostPages?: number}} [options]
 * @returns {Promise<{items: any[], asOf: string, isComplete: boolean}>}
 */
export async function all(path, parameters, { mostPages = 4, ...options } = {}) {
  const items = [];
  let page = await get(path, { ...parameters, limit: "500" }, options);
  items.push(...page.items);
  for (let pages = 1; page.next && pages < mostPages; pages += 1) {
    page = await get(path, { ...parameters, limit: "500", cursor: page.next }, options);
    items.push(...page.items);
  }
  return { items, asOf: page.asOf, isComplete: !page.next };
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
 * Creates something. The key makes the request safe to repeat: the same key has one effect.
 *
 * @param {string} path
 * @param {unknown} content
 * @param {string} [key] kept by the caller as long as it may have to try again
 * @returns {Promise<any>} the answer's body
 */
export async function create(path, content, key = randomUuid()) {
  return post(path, content, { headers: { "Idempotency-Key": key } });
}

/**
 * Replaces a resource, or gives a command that names the version it is about.
 *
 * @param {string} path
 * @param {unknown} content
 * @param {{version: string, method?: "PUT" | "POST"}} options `version`: the ETag of what the person has seen
 * @returns {Promise<any>} the answer's body
 */
export async function change(path, content, { version, method = "PUT" }) {
  return body(
    await accepted(path, {
      method,
      headers: { "Content-Type": "application/json", "If-Match": version },
      body: JSON.stringify(content),
    }),
  );
}

/**
 * @param {string} path
 * @param {{version?: string}} [options]
 * @returns {Promise<void>}
 */
export async function remove(path, { version } = {}) {
  await accepted(path, { method: "DELETE", headers: version ? { "If-Match": version } : {} });
}

/**
 * Sends a file as a form's field `file`.
 *
 * @param {string} path
 * @param {File} file
 * @param {{patienceMs?: number, key?: string}} [options]
 * @returns {Promise<any>} the answer's body
 */
export async function sendFile(path, file, { patienceMs = UPLOAD_PATIENCE_MS, key = randomUuid() } = {}) {
  const form = new FormData();
  form.append("file", file);
  return body(await accepted(path, { method: "POST", body: form, headers: { "Idempotency-Key": key }, patienceMs }));
}

/**
 * Saves an answer as a file of this device, such as an export.
 *
 * @param {string} path
 * @param {string} fallbackName the file's name where the answer doesn't say one
 */
export async function download(path, fallbackName) {
  const response = await accepted(path, { patienceMs: UPLOAD_PATIENCE_MS });
  const named = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get("Content-Disposition") ?? "");
  save(await response.blob(), named ? decodeURIComponent(named[1] ?? "") : fallbackName);
}

/**
 * Gives a file to the person, as a download.
 *
 * @param {Blob} file
 * @param {string} name
 */
export function save(file, name) {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), PATIENCE_MS);
}

/**
 * @param {string} path
 * @param {Options} [options]
 * @returns {Promise<{body: any, version: string}>} a resource with its ETag
 */
export async function getVersioned(path, options) {
  const response = await accepted(path, options);
  return { body: await body(response), version: response.headers.get("ETag") ?? "*" };
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
    throw new Unreachable(failure);
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
