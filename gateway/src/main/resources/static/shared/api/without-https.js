// @ts-check
// What browsers withhold from a page that came without HTTPS, such as the demonstration on another machine of one's network
// (`./renewal up --listen`): made here where it is missing.

/** @type {Map<string, Promise<unknown>>} */
const held = new Map();

/**
 * @param {BufferSource} bytes
 * @returns {Promise<Uint8Array>} SHA-256
 */
export async function digest(bytes) {
  return crypto.subtle ? new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)) : sha256(viewOf(bytes));
}

/** @returns {string} a UUID of version 4 */
export function randomUuid() {
  if (crypto.randomUUID) {
    return crypto.randomUUID();
  }
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = 0x40 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  return Array.from(bytes, (byte, index) => ([4, 6, 8, 10].includes(index) ? "-" : "") + byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Runs work under an exclusive lock: over all pages of this browser, or, without HTTPS, within this page only.
 *
 * @template T
 * @param {string} name
 * @param {{signal?: AbortSignal, ifAvailable?: boolean}} options as `navigator.locks` takes them
 * @param {(lock: unknown) => T | Promise<T>} work gets null when the lock was to be had at once and wasn't free
 * @returns {Promise<T>}
 */
export async function withLock(name, options, work) {
  if (navigator.locks) {
    return /** @type {Promise<T>} */ (navigator.locks.request(name, options, work));
  }
  const before = held.get(name);
  if (before && options.ifAvailable) {
    return work(null);
  }
  const mine = (before ?? Promise.resolve())
    .catch(() => {})
    .then(() => {
      options.signal?.throwIfAborted();
      return work({ name });
    });
  held.set(name, mine);
  try {
    return await mine;
  } finally {
    if (held.get(name) === mine) {
      held.delete(name);
    }
  }
}

/** @param {BufferSource} bytes */
function viewOf(bytes) {
  return ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);
}

const PRIMES = primes(64);
const K = Uint32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));

/**
 * FIPS 180-4, section 6.2.
 *
 * @param {Uint8Array} message
 */
function sha256(message) {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(message.length / 0x20000000));
  view.setUint32(padded.length - 4, (message.length << 3) >>> 0);
  const hash = Uint32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
  for (let at = 0; at < padded.length; at += 64) {
    compress(hash, view, at);
  }
  const result = new DataView(new ArrayBuffer(32));
  hash.forEach((word, index) => result.setUint32(4 * index, word));
  return new Uint8Array(result.buffer);
}

/**
 * @param {Uint32Array} hash changed in place
 * @param {DataView} view
 * @param {number} at where the block begins
 */
function compress(hash, view, at) {
  const w = new Uint32Array(64);
  for (let t = 0; t < 64; t += 1) {
    w[t] = t < 16 ? view.getUint32(at + 4 * t) : small(w[t - 2], 17, 19, 10) + w[t - 7] + small(w[t - 15], 7, 18, 3) + w[t - 16];
  }
  let [a, b, c, d, e, f, g, h] = hash;
  for (let t = 0; t < 64; t += 1) {
    const one = (h + (rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25)) + ((e & f) ^ (~e & g)) + K[t] + w[t]) | 0;
    const two = ((rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    hash[index] += word;
  });
}

/**
 * @param {number} word
 * @param {number} bits
 */
function rotateRight(word, bits) {
  return (word >>> bits) | (word << (32 - bits));
}

/**
 * @param {number} word
 * @param {number} first
 * @param {number} second
 * @param {number} shift
 */
function small(word, first, second, shift) {
  return rotateRight(word, first) ^ rotateRight(word, second) ^ (word >>> shift);
}

/** @param {number} root @returns {number} the first 32 bits behind its point */
function fraction(root) {
  return Math.floor((root % 1) * 0x100000000);
}

/** @param {number} count */
function primes(count) {
  /** @type {number[]} */
  const found = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (found.every((prime) => candidate % prime !== 0)) {
      found.push(candidate);
    }
  }
  return found;
}
