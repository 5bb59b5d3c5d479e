// @ts-check
// Uploads a photo piece by piece, and resumes at the offset that the platform reports.

import { Refused, Unreachable, request } from "/shared/api/http.js";

/** Small enough for a bad connection, large enough for the throughput of a good one. */
const PIECE_BYTES = 256 * 1024;
const PATIENCE_MS = 60_000;
const MOST_STALLS = 4;

/**
 * Resolves once the platform has acknowledged the photo, which it does only when the bytes are durable and their hash is
 * right.
 *
 * @param {{sha256: string, type: string, bytes: ArrayBuffer, personId: string}} photo
 * @param {(offset: number) => Promise<void> | void} onProgress how many bytes the platform holds
 * @throws {Refused | Unreachable}
 */
export async function uploadPhoto({ sha256, type, bytes, personId }, onProgress) {
  const path = `/api/v1/photos/${sha256}`;
  const total = bytes.byteLength;
  let offset = await heldBytes(path, total, personId);
  for (let stalls = 0, mismatches = 0; offset < total; ) {
    const end = Math.min(offset + PIECE_BYTES, total);
    const response = await request(path, {
      method: "PUT",
      personId,
      patienceMs: PATIENCE_MS,
      headers: { "Content-Type": type, "Content-Range": `bytes ${offset}-${end - 1}/${total}` },
      body: bytes.slice(offset, end),
    });
    let next = total;
    if (response.status === 308) {
      next = endOf(response);
    } else if (response.status === 409 || response.status === 416) {
      // Another page of this phone, or another phone, has sent a piece of the same photo meanwhile.
      next = await heldBytes(path, total, personId);
    } else if (!response.ok) {
      const refused = new Refused(response, await response.json().catch(() => ({})));
      if (refused.type !== "hash-mismatch" || (mismatches += 1) > 1) {
        throw refused;
      }
      // Something else was sent under this hash; the platform has thrown it away, and the photo begins anew.
      offset = -1;
      next = await heldBytes(path, total, personId);
    }
    if (next <= offset && (stalls += 1) > MOST_STALLS) {
      throw new Unreachable(`The platform keeps saying that it holds ${next} of ${total} bytes of photo ${sha256}`);
    }
    offset = next;
    await onProgress(offset);
  }
}

/**
 * @param {string} path
 * @param {number} total
 * @param {string} personId
 * @returns {Promise<number>} how many bytes the platform holds: all, or as many as its `Range` says
 */
async function heldBytes(path, total, personId) {
  const response = await request(path, { method: "HEAD", personId });
  if (response.status === 404) {
    return 0;
  }
  if (response.status === 308 || (response.ok && response.headers.has("Range"))) {
    return endOf(response);
  }
  if (response.ok) {
    return total;
  }
  throw new Refused(response, {});
}

/** @param {Response} response */
function endOf(response) {
  const last = /^bytes=0-(\d+)$/.exec(response.headers.get("Range") ?? "")?.[1];
  return last === undefined ? 0 : Number(last) + 1;
}
