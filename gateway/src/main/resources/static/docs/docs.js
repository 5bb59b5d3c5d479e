// @ts-check
// Shows one service's OpenAPI document; which one is in the address, so that it can be linked to.

const SERVICES = ["project", "progress", "notification"];

const requested = new URLSearchParams(location.search).get("service") ?? "";
const service = SERVICES.includes(requested) ? requested : SERVICES[0];

document.querySelector(`[data-service="${service}"]`)?.setAttribute("aria-current", "page");
document.getElementById("raw")?.setAttribute("href", `/openapi/${service}`);

/** @type {any} */
const { SwaggerUIBundle } = window;
SwaggerUIBundle({
  url: `/openapi/${service}`,
  domNode: document.getElementById("api"),
  deepLinking: true,
  docExpansion: "list",
  validatorUrl: null, // nobody else is requested about our document
});
