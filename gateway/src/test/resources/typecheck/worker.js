// @ts-check
// Holds TypeScript's compiler in a thread of its own, so that the page which asks it stays responsive. Each message is a set
// of modules (path → text); each answer is what is wrong in them.

/** @type {any} */
const here = self;
here.importScripts("/typescript.js");

const ready = Promise.all([import("./check.js"), fetch("/packages.json").then((response) => response.json())]).then(
  ([{ checkerOf }, packages]) => checkerOf(here.ts, packages),
);

here.addEventListener("message", async (/** @type {MessageEvent<Record<string, string>>} */ { data }) => {
  try {
    here.postMessage((await ready)(data));
  } catch (failure) {
    here.postMessage([`compiler: ${failure instanceof Error ? failure.stack : failure}`]);
  }
});
