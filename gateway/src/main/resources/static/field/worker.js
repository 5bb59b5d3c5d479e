// @ts-check
// Keeps the page for sites on the phone, one whole version at a time, and sends the queue when the browser wakes it.
//
// The gateway puts a line before this file that says what the shell is: `const SHELL = {version, files: [{path, integrity}]}`,
// made from the files that it serves. So a changed file is a changed worker, which is what makes a browser fetch it anew.

import { currentSession } from "/shared/api/session.js";
import { PlatformClock } from "./clock.js";
import { sendQueue } from "./sender.js";
import { FieldStore } from "./store.js";

/** @type {any} */
const worker = self;
/** @type {{version: string, files: {path: string, integrity: string}[]}} */
// @ts-expect-error Declared in the line that the gateway puts before this file.
const shell = SHELL;
const CACHE_PREFIX = "renewal-field-";
const CACHE = CACHE_PREFIX + shell.version;
const PATHS = new Set(shell.files.map((file) => file.path));
const PAGE = "/field";
const SYNC_TAG = "renewal-field-send";

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== worker.location.origin) {
    return;
  }
  const path = event.request.mode === "navigate" && address.pathname === PAGE ? PAGE : address.pathname;
  if (PATHS.has(path)) {
    event.respondWith(fromShell(path, event.request));
  }
});
worker.addEventListener("sync", (/** @type {any} */ event) => {
  if (event.tag === SYNC_TAG) {
    event.waitUntil(send());
  }
});

/** All files of one version or none: each is checked against the hash that the worker came with. */
async function install() {
  const cache = await caches.open(CACHE);
  await cache.addAll(shell.files.map(({ path, integrity }) => new Request(path, { integrity, cache: "reload" })));
  await worker.skipWaiting();
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith(CACHE_PREFIX) && name !== CACHE) {
      await caches.delete(name);
    }
  }
  await worker.clients.claim();
}

/**
 * @param {string} path
 * @param {Request} request
 */
async function fromShell(path, request) {
  return (await (await caches.open(CACHE)).match(path)) ?? fetch(request);
}

/** The browser repeats a sync whose promise is rejected, so what is left over is an error. */
async function send() {
  const session = await currentSession();
  if (!session) {
    return;
  }
  const store = await FieldStore.open(session.personId);
  try {
    const clock = await new PlatformClock(store).load();
    const { result } = await sendQueue(store, () => clock.now());
    if (result === "LATER") {
      throw new Error("Something is left to be sent");
    }
  } finally {
    store.close();
  }
}
