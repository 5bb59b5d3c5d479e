// @ts-check
// Starts the page for sites, and the service worker that caches it for offline use.

import "./app.js";

async function installWorker() {
  const { serviceWorker } = navigator;
  if (!serviceWorker) {
    return;
  }
  const wasControlled = serviceWorker.controller !== null;
  serviceWorker.addEventListener("controllerchange", () => {
    if (wasControlled) {
      dispatchEvent(new Event("field-outdated"));
    }
  });
  await serviceWorker.register("/field/worker.js", { scope: "/field", type: "module", updateViaCache: "none" });
}

installWorker().catch((failure) => console.warn("This page can't be kept for offline use", failure));
