// Who is signed in: authorisation code with PKCE (RFC 7636). The tokens are in memory, and in sessionStorage so that
// reloading the page is not signing in again; they end with the tab.

const KEPT_AS = "renewal.session";
const PENDING_AS = "renewal.signin";
const REFRESH_BEFORE_MS = 60_000;

let tokens = restore();
let refreshing = null;
let refreshTimer = 0;
let onEnd = () => {};

export class SignInFailed extends Error {}

/** Called when the session ends without the person having asked for it. */
export function whenSessionEnds(listener) {
  onEnd = listener;
}

export function isSignedIn() {
  return tokens !== null;
}

export function personName() {
  return tokens ? (claimsOf(tokens.idToken ?? tokens.accessToken).name ?? claimsOf(tokens.accessToken).sub ?? "") : "";
}

/** Who it is that is signed in, whatever they are called. */
export function personId() {
  return tokens ? (claimsOf(tokens.accessToken).sub ?? "") : "";
}

/** A token that holds for a while yet; null when nobody is signed in. */
export async function accessToken() {
  if (tokens && Date.now() > tokens.expiresAt - REFRESH_BEFORE_MS / 2) {
    await refresh();
  }
  return tokens?.accessToken ?? null;
}

/** The service said 401: the token is of no use, whatever its clock says. */
export async function tokenRefused() {
  if (tokens) {
    await refresh();
  }
  return tokens !== null;
}

/** Leaves the page for the issuer's. */
export async function signIn() {
  const config = await fetchConfig();
  const verifier = random();
  const pending = { verifier, state: random(), nonce: random(), hash: location.hash };
  sessionStorage.setItem(PENDING_AS, JSON.stringify(pending));
  const parameters = new URLSearchParams({
    response_type: "code",
    client_id: config.clientId,
    redirect_uri: redirectUri(config),
    scope: config.scopes.join(" "),
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await challenge(verifier),
    code_challenge_method: "S256",
  });
  location.assign(`${config.authorizationEndpoint}?${parameters}`);
}

/** When the issuer has sent the person back: trades the code for tokens. Answers whether it had. */
export async function finishSignIn() {
  const answer = new URLSearchParams(location.search);
  if (!answer.has("code") && !answer.has("error")) {
    return false;
  }
  const pending = JSON.parse(sessionStorage.getItem(PENDING_AS) ?? "null");
  sessionStorage.removeItem(PENDING_AS);
  history.replaceState(null, "", location.pathname + (pending?.hash ?? ""));
  if (answer.has("error")) {
    throw new SignInFailed(answer.get("error_description") ?? answer.get("error"));
  }
  if (!pending || answer.get("state") !== pending.state) {
    throw new SignInFailed("state");
  }
  const config = await fetchConfig();
  const response = await requestTokens({
    grant_type: "authorization_code",
    client_id: config.clientId,
    redirect_uri: redirectUri(config),
    code: answer.get("code"),
    code_verifier: pending.verifier,
  });
  if (!response.ok) {
    throw new SignInFailed(response.body.error_description ?? response.body.error ?? String(response.status));
  }
  if (response.body.id_token && claimsOf(response.body.id_token).nonce !== pending.nonce) {
    throw new SignInFailed("nonce");
  }
  keepTokens(response.body, config.clientId);
  return true;
}

export async function signOut() {
  const idToken = tokens?.idToken;
  forget();
  const config = await fetchConfig().catch(() => null);
  if (config?.endSessionEndpoint && idToken) {
    const parameters = new URLSearchParams({ id_token_hint: idToken, post_logout_redirect_uri: redirectUri(config) });
    location.assign(`${config.endSessionEndpoint}?${parameters}`);
  } else {
    location.reload();
  }
}

async function refresh() {
  refreshing ??= refreshOnce().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function refreshOnce() {
  if (!tokens.refreshToken) {
    end();
    return;
  }
  const response = await requestTokens({
    grant_type: "refresh_token",
    client_id: tokens.clientId,
    refresh_token: tokens.refreshToken,
  });
  if (response.ok) {
    keepTokens({ refresh_token: tokens.refreshToken, id_token: tokens.idToken, ...response.body }, tokens.clientId);
  } else if (response.status < 500 && response.status !== 429) {
    end();
  } else {
    throw new Error(`token endpoint: ${response.status}`);
  }
}

async function requestTokens(form) {
  const response = await fetch("/signin/token", { method: "POST", body: new URLSearchParams(form) });
  return { ok: response.ok, status: response.status, body: await response.json().catch(() => ({})) };
}

function keepTokens(body, clientId) {
  tokens = {
    accessToken: body.access_token,
    refreshToken: body.refresh_token ?? null,
    idToken: body.id_token ?? null,
    expiresAt: Date.now() + (body.expires_in ?? 300) * 1000,
    clientId,
  };
  sessionStorage.setItem(KEPT_AS, JSON.stringify(tokens));
  refreshInTime();
}

function refreshInTime() {
  clearTimeout(refreshTimer);
  const wait = Math.max(5_000, tokens.expiresAt - Date.now() - REFRESH_BEFORE_MS);
  refreshTimer = setTimeout(() => refresh().catch(() => tokens && refreshInTime()), wait);
}

function restore() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT_AS) ?? "null");
  return kept?.accessToken ? kept : null;
}

function forget() {
  clearTimeout(refreshTimer);
  tokens = null;
  sessionStorage.removeItem(KEPT_AS);
}

function end() {
  forget();
  onEnd();
}

async function fetchConfig() {
  const response = await fetch("/signin/config", { cache: "no-store" });
  if (!response.ok) {
    throw new SignInFailed((await response.json().catch(() => ({}))).detail ?? String(response.status));
  }
  return response.json();
}

function redirectUri(config) {
  return new URL(config.redirectUri, location.origin).href;
}

function claimsOf(token) {
  try {
    const bytes = Uint8Array.from(atob(token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return {};
  }
}

function random() {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

async function challenge(verifier) {
  return base64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
}

function base64Url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

if (tokens) {
  refreshInTime();
}
