// The platform's interface, as the person who is signed in.

import { accessToken, tokenRefused } from "./session.js";

const MOST_PAGES = 6;
const PAGE = 500;

export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.status = status;
    this.type = problem.type ?? "";
  }
}

/** A fetch with the token; a token that is refused is renewed once. */
export async function authorized(path, options = {}) {
  const response = await once(path, options);
  return response.status === 401 && (await tokenRefused()) ? once(path, options) : response;
}

export async function get(path, parameters = {}) {
  const response = await authorized(`${path}?${new URLSearchParams(parameters)}`);
  if (!response.ok) {
    throw new Refused(response.status, await response.json().catch(() => ({})));
  }
  return response.json();
}

/** All items of a list, page by page. */
export async function all(path, parameters) {
  const items = [];
  let cursor = null;
  let page;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    page = await get(path, { ...parameters, limit: PAGE, ...(cursor ? { cursor } : {}) });
    items.push(...page.items);
    cursor = page.next;
    if (!cursor) {
      break;
    }
  }
  return { items, asOf: page.asOf };
}

/** Answers an alert; the same request sent again has no second effect. */
export async function acknowledge(alertId) {
  const response = await authorized(`/api/v1/alerts/${encodeURIComponent(alertId)}/acknowledgement`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
    body: "{}",
  });
  if (!response.ok) {
    throw new Refused(response.status, await response.json().catch(() => ({})));
  }
  return response.json();
}

async function once(path, options) {
  const token = await accessToken();
  return fetch(path, {
    // Live figures are never taken from the browser's cache, nor wait for its lock on an address (up to 20 s).
    cache: "no-store",
    ...options,
    headers: { ...options.headers, ...(token ? { Authorization: `Bearer ${token}` } : {}) },
  });
}
