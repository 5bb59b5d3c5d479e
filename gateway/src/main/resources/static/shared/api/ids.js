// @ts-check
// Ids that a device makes by itself.

import { digest } from "./without-https.js";

/**
 * A UUID of version 7 (RFC 9562): 48 bits of Unix time in milliseconds, then random bits, so that ids sort by age.
 *
 * @param {number} [millis] the time that it begins with
 * @returns {string}
 */
export function uuid7(millis = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let index = 0, rest = millis; index < 6; index += 1) {
    bytes[5 - index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = hexOf(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/**
 * @param {BufferSource} bytes
 * @returns {Promise<string>} SHA-256 in lower-case hexadecimal
 */
export async function sha256(bytes) {
  return hexOf(await digest(bytes));
}

/** @param {Uint8Array} bytes */
function hexOf(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
