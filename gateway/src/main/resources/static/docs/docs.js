// @ts-check
// Shows one service's OpenAPI document; which one is in the address, so that it can be linked to.

const SERVICES = ["project", "progress", "notification"];

const asked = new URLSearchParams(location.search).get("service") ?? "";
const service = SERVICES.includes(asked) ? asked : SERVICES[0];

document.querySelector(`[data-service="${service}"]`)?.setAttribute("aria-current", "page");
document.getElementById("raw")?.setAttribute("href", `/openapi/${service}`);

/** @type {any} */
const { SwaggerUIBundle } = window;
SwaggerUIBundle({
  url: `/openapi/${service}`,
  domNode: document.getElementById("api"),
  deepLinking: true,
  docExpansion: "list",
  validatorUrl: null, // nobody else is asked about our document
});
