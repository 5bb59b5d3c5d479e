// @ts-check
// Who is signed in on this device: authorisation code with PKCE (RFC 7636).
//
// The session is kept in IndexedDB: it outlives the tab, so that a phone that kills the page in the middle of a shift
// comes back signed in, and the service worker reads it too. It ends when the issuer refuses to renew it (the refresh
// token's lifetime is the length of a shift), or when the person signs out. A session that has ended still says whose it
// was: what that person recorded is kept for them and sent after the next sign-in.

import { answerOf, completed, openDatabase } from "./idb.js";
import { digest, withLock } from "./without-https.js";

/**
 * @typedef {object} Session
 * @property {string} personId
 * @property {string} name
 * @property {string[]} roles
 * @property {string[]} units ids of the units that the person belongs to
 * @property {string[]} areas codes of the areas for which the roles hold; for an administrator, none means everywhere
 * @property {string} accessToken
 * @property {string | null} refreshToken
 * @property {string | null} idToken
 * @property {number} expiresAt when the access token ends, in milliseconds of this device's clock
 * @property {string} clientId
 * @property {boolean} ended whether the issuer refused to renew it; its tokens are then empty
 */

const DATABASE = "renewal-session";
const STORE = "session";
const CURRENT = "current";
const PENDING = "pending";
const REFRESH_LOCK = "renewal.session.refresh";
const EARLY_MS = 30_000;
const PATIENCE_MS = 20_000;
const PENDING_MS = 3_600_000;

/** The sign-in failed; the message is the issuer's. */
export class SignInFailed extends Error {}

/** There is no session, or it has ended. */
export class SignInNeeded extends Error {}

/** @returns {Promise<Session | null>} the session of this device, ended or not */
export async function currentSession() {
  return (await read(CURRENT)) ?? null;
}

/**
 * A token that holds for a while yet.
 *
 * @param {{refused?: string, personId?: string}} [wanted] `refused`: a token that a service answered with 401; another one
 *     is fetched, whatever its clock says. `personId`: whose token it has to be; anybody's when it is left out
 * @returns {Promise<string>}
 * @throws {SignInNeeded}
 */
export async function accessToken({ refused, personId } = {}) {
  const session = await currentSession();
  if (!session || session.ended || (personId && session.personId !== personId)) {
    throw new SignInNeeded();
  }
  if (isUsable(session, refused)) {
    return session.accessToken;
  }
  // A refresh token is good for one use, and a page and its worker share it: one of them uses it, the others wait.
  return withLock(REFRESH_LOCK, {}, () => renewed(refused, personId));
}

/**
 * Leaves the page for the issuer's.
 *
 * @param {string} returnTo path of the page that the issuer sends the person back to; it must be registered there
 * @param {string} [landing] the view to show after that, with query and hash; by default the page itself as it is now
 */
export async function signIn(returnTo, landing = returnTo + location.hash) {
  const config = await fetchConfig();
  const pending = { verifier: random(), state: random(), nonce: random(), landing, returnTo, at: Date.now() };
  await write(PENDING, pending);
  const parameters = new URLSearchParams({
    response_type: "code",
    client_id: config.clientId,
    redirect_uri: new URL(returnTo, location.origin).href,
    scope: config.scopes.join(" "),
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await challenge(pending.verifier),
    code_challenge_method: "S256",
  });
  location.assign(`${config.authorizationEndpoint}?${parameters}`);
}

/**
 * When the issuer has sent the person back: trades the code for tokens, and shows the address of the view that was left.
 *
 * @returns {Promise<string | null>} that view's address, when somebody has signed in just now
 * @throws {SignInFailed}
 */
export async function finishSignIn() {
  const answer = new URLSearchParams(location.search);
  if (!answer.has("code") && !answer.has("error")) {
    return null;
  }
  const pending = await read(PENDING);
  await write(PENDING, undefined);
  history.replaceState(null, "", location.pathname);
  if (answer.has("error")) {
    throw new SignInFailed(answer.get("error_description") ?? answer.get("error") ?? "");
  }
  if (!pending || answer.get("state") !== pending.state || Date.now() - pending.at > PENDING_MS) {
    throw new SignInFailed("state");
  }
  const config = await fetchConfig();
  const response = await requestTokens({
    grant_type: "authorization_code",
    client_id: config.clientId,
    redirect_uri: new URL(pending.returnTo, location.origin).href,
    code: answer.get("code") ?? "",
    code_verifier: pending.verifier,
  });
  if (!response.ok) {
    throw new SignInFailed(response.body.error_description ?? response.body.error ?? String(response.status));
  }
  if (response.body.id_token && claimsOf(response.body.id_token).nonce !== pending.nonce) {
    throw new SignInFailed("nonce");
  }
  await write(CURRENT, sessionOf(response.body, config.clientId));
  if (new URL(pending.landing, location.origin).pathname === location.pathname) {
    history.replaceState(null, "", pending.landing);
  }
  return pending.landing;
}

/**
 * Forgets the tokens here, and ends the session at the issuer when it can be reached.
 *
 * @param {string} returnTo path of the page to come back to
 */
export async function signOut(returnTo) {
  const session = await currentSession();
  await write(CURRENT, undefined);
  const config = await fetchConfig().catch(() => null);
  if (config?.endSessionEndpoint && session?.idToken) {
    const parameters = new URLSearchParams({
      id_token_hint: session.idToken,
      post_logout_redirect_uri: new URL(returnTo, location.origin).href,
    });
    location.assign(`${config.endSessionEndpoint}?${parameters}`);
  } else {
    location.assign(returnTo);
  }
}

/**
 * @param {Session} session
 * @param {string} [refused]
 */
function isUsable(session, refused) {
  return session.accessToken !== refused && Date.now() < session.expiresAt - EARLY_MS;
}

/**
 * @param {string} [refused]
 * @param {string} [personId]
 */
async function renewed(refused, personId) {
  const session = await currentSession();
  if (!session || session.ended || (personId && session.personId !== personId)) {
    throw new SignInNeeded();
  }
  if (isUsable(session, refused)) {
    return session.accessToken;
  }
  const response = session.refreshToken
    ? await requestTokens({ grant_type: "refresh_token", client_id: session.clientId, refresh_token: session.refreshToken })
    : { ok: false, status: 400, body: {} };
  if (response.ok) {
    const before = { refresh_token: session.refreshToken, id_token: session.idToken };
    const next = sessionOf({ ...before, ...response.body }, session.clientId);
    await write(CURRENT, next);
    return next.accessToken;
  }
  if (response.status < 500 && response.status !== 429) {
    await write(CURRENT, { ...session, accessToken: "", refreshToken: null, ended: true });
    throw new SignInNeeded();
  }
  throw new Error(`The token endpoint answered ${response.status}`);
}

/**
 * @param {any} body
 * @param {string} clientId
 * @returns {Session}
 */
function sessionOf(body, clientId) {
  const claims = claimsOf(body.access_token);
  const identity = body.id_token ? claimsOf(body.id_token) : {};
  return {
    personId: claims.sub ?? "",
    name: identity.name ?? claims.name ?? claims.sub ?? "",
    roles: claims.roles ?? [],
    units: claims.units ?? [],
    areas: claims.areas ?? [],
    accessToken: body.access_token,
    refreshToken: body.refresh_token ?? null,
    idToken: body.id_token ?? null,
    expiresAt: Date.now() + (body.expires_in ?? 300) * 1000,
    clientId,
    ended: false,
  };
}

/** @param {Record<string, string>} form */
async function requestTokens(form) {
  const response = await fetch("/signin/token", {
    method: "POST",
    body: new URLSearchParams(form),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return { ok: response.ok, status: response.status, body: await response.json().catch(() => ({})) };
}

async function fetchConfig() {
  const response = await fetch("/signin/config", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!response.ok) {
    throw new SignInFailed((await response.json().catch(() => ({}))).detail ?? String(response.status));
  }
  return response.json();
}

/** @param {string} token */
function claimsOf(token) {
  try {
    const text = atob(token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/"));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(text, (character) => character.charCodeAt(0))));
  } catch {
    return {};
  }
}

function random() {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** @param {string} verifier */
async function challenge(verifier) {
  return base64Url(await digest(new TextEncoder().encode(verifier)));
}

/** @param {Uint8Array} bytes */
function base64Url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** @type {Promise<IDBDatabase> | null} */
let opened = null;

function database() {
  opened ??= openDatabase(DATABASE, 1, (made) => made.createObjectStore(STORE)).catch((failure) => {
    opened = null;
    throw failure;
  });
  return opened;
}

/**
 * @param {string} key
 * @returns {Promise<any>}
 */
async function read(key) {
  return answerOf((await database()).transaction(STORE).objectStore(STORE).get(key));
}

/**
 * @param {string} key
 * @param {unknown} value undefined: forgets it
 */
async function write(key, value) {
  const transaction = (await database()).transaction(STORE, "readwrite");
  if (value === undefined) {
    transaction.objectStore(STORE).delete(key);
  } else {
    transaction.objectStore(STORE).put(value, key);
  }
  await completed(transaction);
}
