// @ts-check
// Sends commands: idempotently, with the version that the person has seen, after uploading their photos.

import { Refused, accepted } from "/shared/api/http.js";
import { sha256 } from "/shared/api/ids.js";
import { dayOf } from "/shared/format.js";
import { uploadPhoto } from "/field/upload.js";

const DRILL_MS = 2 * 86_400_000;

/**
 * The response to a command.
 *
 * @typedef {object} Answer
 * @property {any} body
 * @property {string | null} version the ETag of what the command changed
 */

/**
 * Gives a command.
 *
 * @param {string} path
 * @param {Record<string, unknown>} content fields without a value are left out
 * @param {string} key the same for each attempt, so that the command has one effect
 * @param {string | null} [version] the ETag of what the person has seen; without it, whatever there is now
 * @returns {Promise<Answer>}
 */
export async function give(path, content, key, version) {
  const response = await accepted(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": key, ...(version ? { "If-Match": version } : {}) },
    body: JSON.stringify(filledIn(content)),
  });
  const body = await response.text();
  return { body: body ? JSON.parse(body) : null, version: response.headers.get("ETag") };
}

/**
 * @param {Record<string, unknown>} content
 * @returns {Record<string, unknown>} without what was left empty
 */
function filledIn(content) {
  return Object.fromEntries(
    Object.entries(content)
      .map(([name, value]) => [name, typeof value === "string" ? value.trim() : value])
      .filter(([, value]) => value !== "" && value !== undefined && value !== null),
  );
}

/**
 * Stores photos or documents. A file that is stored already is not sent again.
 *
 * @param {Iterable<File>} files
 * @param {string} personId
 * @param {string} field of the form, which shows a refusal
 * @returns {Promise<string[]>} their SHA-256, in the same order
 */
export async function store(files, personId, field) {
  const hashes = [];
  for (const file of files) {
    const bytes = await file.arrayBuffer();
    const hash = await sha256(bytes);
    try {
      await uploadPhoto({ sha256: hash, type: file.type || "application/octet-stream", bytes, personId }, () => {});
    } catch (failure) {
      if (failure instanceof Refused && !failure.isPassing) {
        failure.violations = [{ field, message: `${file.name}: ${failure.violations[0]?.message ?? failure.message}` }];
      }
      throw failure;
    }
    hashes.push(hash);
  }
  return hashes;
}

/**
 * The moment at which something is observed. In a drill the platform's day is another one than that of this device, and then
 * the platform's day counts.
 *
 * @param {string} asOf the instant of the platform's last answer
 */
export function platformNow(asOf) {
  const isDrill = Math.abs(Date.parse(asOf) - Date.now()) > DRILL_MS;
  return isDrill ? asOf : new Date().toISOString();
}

/** @param {string} asOf the instant of the platform's last answer */
export function todayOf(asOf) {
  return dayOf(platformNow(asOf));
}

/**
 * @param {string} projectId
 * @param {string} [nodeId]
 */
export function projectPath(projectId, nodeId) {
  const project = `/api/v1/projects/${encodeURIComponent(projectId)}`;
  return nodeId ? `${project}/nodes/${encodeURIComponent(nodeId)}` : project;
}

/**
 * Does something whose refusals name other fields than the form has.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @param {(refused: string) => string} fieldOf the form's field for a field that the platform refused
 * @returns {Promise<T>}
 */
export async function withFields(work, fieldOf) {
  try {
    return await work();
  } catch (failure) {
    if (failure instanceof Refused) {
      failure.violations = failure.violations.map(({ field, message }) => ({ field: fieldOf(field), message }));
    }
    throw failure;
  }
}
