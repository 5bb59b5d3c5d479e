// @ts-check
// What one person has recorded on this phone, in a database of their own: two people on one phone don't see each other's.
//
//   entries    {id, kind, state, …}   what was recorded, and how far it got
//   photos     {sha256, size, …}      how far a photo got
//   bytes      sha256 → ArrayBuffer   a photo's bytes, until the platform holds them for good
//   drafts     key → {…}              a form that isn't finished, with the photos taken for it
//   snapshots  key → {value, at}      the lists as they were last fetched, to be read without a network
//
// Bytes are plain ArrayBuffers, because Safari has lost Blobs that were kept in IndexedDB.

import { answerOf, completed, openDatabase } from "/shared/api/idb.js";

/**
 * @typedef {"REPORT" | "SIGN" | "OBJECT" | "CLAIM" | "EXTENSION" | "PROBLEM" | "RECTIFICATION" | "PROBLEM_EXTENSION"} Kind
 *
 * @typedef {"WAITING" | "INCOMPLETE" | "SENT" | "REFUSED"} State
 *     WAITING: only this phone has it; INCOMPLETE: the platform has the report, not yet all its photos;
 *     SENT: the platform has said that it holds all of it; REFUSED: the platform has said no, and why
 *
 * @typedef {object} Entry
 * @property {string} id a UUIDv7 made here; the report's id, or the command's idempotency key
 * @property {Kind} kind
 * @property {string} about what it is about, such as the node's name
 * @property {string} where the project or area
 * @property {number} createdAt in milliseconds of the platform's clock
 * @property {State} state
 * @property {any} body what is sent
 * @property {string} [path] where a command is posted to
 * @property {string} [versionPath] the resource whose version the command names
 * @property {string[]} photos SHA-256 of its photos
 * @property {{status: number, type: string, message: string, violations?: {field: string, message: string}[]} | null} refusal as the
 *     platform answered it
 * @property {number | null} settledAt when the platform confirmed or refused it
 *
 * @typedef {object} Photo
 * @property {string} sha256
 * @property {string} type its media type
 * @property {number} size in bytes
 * @property {ArrayBuffer | null} preview a small JPEG
 * @property {number} keptAt
 * @property {number} offset how many bytes the platform holds
 * @property {boolean} complete whether the platform holds all of it
 */

const VERSION = 1;
const DAY_MS = 86_400_000;
/** How long what was sent stays to be looked at. */
const SENT_KEPT_DAYS = 14;
const LONE_PHOTO_KEPT_MS = DAY_MS;

export class FieldStore {
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /**
   * @param {string} personId
   * @param {IDBDatabase} database
   */
  constructor(personId, database) {
    this.personId = personId;
    this.database = database;
    this.channel = new BroadcastChannel(`renewal.field.${personId}`);
    this.channel.onmessage = () => this.#listeners.forEach((listener) => listener());
  }

  /** @param {string} personId */
  static async open(personId) {
    const database = await openDatabase(`renewal-field.${personId}`, VERSION, (made) => {
      made.createObjectStore("entries", { keyPath: "id" });
      made.createObjectStore("photos", { keyPath: "sha256" });
      made.createObjectStore("bytes");
      made.createObjectStore("drafts");
      made.createObjectStore("snapshots");
    });
    return new FieldStore(personId, database);
  }

  /**
   * @param {() => void} listener called when anything in entries or photos has changed, here or in another page
   * @returns {() => void} ends that
   */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close() {
    this.channel.close();
    this.database.close();
  }

  /** @returns {Promise<Entry[]>} oldest first: ids begin with the time */
  entries() {
    return this.#get("entries", (store) => store.getAll());
  }

  /** @returns {Promise<Photo[]>} */
  photos() {
    return this.#get("photos", (store) => store.getAll());
  }

  /**
   * Keeps an entry and forgets the draft that it was made from, both or neither. On disk when this resolves.
   *
   * @param {Entry} entry
   * @param {string} draftKey
   */
  async add(entry, draftKey) {
    await this.#write(["entries", "drafts"], (transaction) => {
      transaction.objectStore("entries").put(entry);
      transaction.objectStore("drafts").delete(draftKey);
    });
    this.#changed();
  }

  /**
   * @param {string} id
   * @param {Partial<Entry>} change
   */
  async change(id, change) {
    await this.#write(["entries"], async (transaction) => {
      const store = transaction.objectStore("entries");
      const entry = await answerOf(store.get(id));
      if (entry) {
        store.put({ ...entry, ...change });
      }
    });
    this.#changed();
  }

  /**
   * Sends a refused entry once more, and asks the platform again which of its photos it holds.
   *
   * @param {string} id
   */
  async retry(id) {
    await this.#write(["entries", "photos"], async (transaction) => {
      const entries = transaction.objectStore("entries");
      const photos = transaction.objectStore("photos");
      const entry = await answerOf(entries.get(id));
      if (!entry) {
        return;
      }
      entries.put({ ...entry, state: "WAITING", refusal: null, settledAt: null });
      for (const sha256 of entry.photos) {
        const photo = await answerOf(photos.get(sha256));
        if (photo) {
          photos.put({ ...photo, offset: 0, complete: false });
        }
      }
    });
    this.#changed();
  }

  /**
   * Marks an entry as held by the platform, and lets go of the bytes of those of its photos that no other entry needs.
   *
   * @param {string} id
   */
  async settle(id) {
    await this.#write(["entries", "bytes", "drafts"], async (transaction) => {
      const store = transaction.objectStore("entries");
      const entries = await answerOf(store.getAll());
      const drafts = await answerOf(transaction.objectStore("drafts").getAll());
      const entry = entries.find((one) => one.id === id);
      if (!entry) {
        return;
      }
      store.put({ ...entry, state: "SENT", refusal: null, settledAt: Date.now() });
      const needed = new Set(drafts.flatMap((draft) => draft.photos ?? []));
      for (const other of entries) {
        if (other.id !== id && other.state !== "SENT") {
          other.photos.forEach((/** @type {string} */ sha256) => needed.add(sha256));
        }
      }
      for (const sha256 of entry.photos) {
        if (!needed.has(sha256)) {
          transaction.objectStore("bytes").delete(sha256);
        }
      }
    });
    this.#changed();
  }

  /**
   * Forgets an entry for good; {@link sweep} removes photos that nothing needs any more.
   *
   * @param {string} id
   */
  async discard(id) {
    await this.#write(["entries"], (transaction) => transaction.objectStore("entries").delete(id));
    this.#changed();
  }

  /**
   * Keeps a photo for a draft. On disk when this resolves.
   *
   * @param {{sha256: string, type: string, bytes: ArrayBuffer, preview: ArrayBuffer | null}} taken
   * @param {string} draftKey
   * @param {any} draft with the photo among its photos
   * @throws {DOMException} QuotaExceededError: there is no room; nothing was kept
   */
  async keepPhoto({ sha256, type, bytes, preview }, draftKey, draft) {
    await this.#write(["photos", "bytes", "drafts"], async (transaction) => {
      const photos = transaction.objectStore("photos");
      const known = await answerOf(photos.get(sha256));
      const size = bytes.byteLength;
      photos.put({ offset: 0, complete: false, ...known, sha256, type, size, preview, keptAt: Date.now() });
      transaction.objectStore("bytes").put(bytes, sha256);
      transaction.objectStore("drafts").put(draft, draftKey);
    });
  }

  /**
   * @param {string} sha256
   * @returns {Promise<Photo | undefined>}
   */
  photo(sha256) {
    return this.#get("photos", (store) => store.get(sha256));
  }

  /**
   * @param {string} sha256
   * @returns {Promise<ArrayBuffer | undefined>}
   */
  bytes(sha256) {
    return this.#get("bytes", (store) => store.get(sha256));
  }

  /**
   * @param {string} sha256
   * @param {{offset?: number, complete?: boolean}} change
   */
  async changePhoto(sha256, change) {
    await this.#write(["photos"], async (transaction) => {
      const store = transaction.objectStore("photos");
      const photo = await answerOf(store.get(sha256));
      if (photo) {
        store.put({ ...photo, ...change });
      }
    });
    this.#changed();
  }

  /**
   * @param {string} key
   * @returns {Promise<any>}
   */
  draft(key) {
    return this.#get("drafts", (store) => store.get(key));
  }

  /**
   * @param {string} key
   * @param {any} draft undefined: forgets it
   */
  saveDraft(key, draft) {
    return this.#write(["drafts"], (transaction) => {
      const store = transaction.objectStore("drafts");
      if (draft === undefined) {
        store.delete(key);
      } else {
        store.put(draft, key);
      }
    });
  }

  /**
   * @param {string} key
   * @returns {Promise<{value: any, at: number} | undefined>} `at` in milliseconds of this device's clock
   */
  snapshot(key) {
    return this.#get("snapshots", (store) => store.get(key));
  }

  /**
   * @param {string} key
   * @param {any} value
   */
  saveSnapshot(key, value) {
    return this.#write(["snapshots"], (transaction) =>
      transaction.objectStore("snapshots").put({ value, at: Date.now() }, key),
    );
  }

  /** Removes what was sent long ago, and photos that neither an entry nor a draft has needed for a day. */
  async sweep() {
    await this.#write(["entries", "photos", "bytes", "drafts"], async (transaction) => {
      const store = transaction.objectStore("entries");
      const [entries, photos, drafts] = await Promise.all([
        answerOf(store.getAll()),
        answerOf(transaction.objectStore("photos").getAll()),
        answerOf(transaction.objectStore("drafts").getAll()),
      ]);
      const long = Date.now() - SENT_KEPT_DAYS * DAY_MS;
      const old = entries.filter((entry) => entry.state === "SENT" && (entry.settledAt ?? 0) < long);
      old.forEach((entry) => store.delete(entry.id));
      const needed = new Set([
        ...entries.filter((entry) => !old.includes(entry)).flatMap((entry) => entry.photos),
        ...drafts.flatMap((draft) => draft.photos ?? []),
      ]);
      for (const photo of photos) {
        if (!needed.has(photo.sha256) && photo.keptAt < Date.now() - LONE_PHOTO_KEPT_MS) {
          transaction.objectStore("photos").delete(photo.sha256);
          transaction.objectStore("bytes").delete(photo.sha256);
        }
      }
    });
  }

  #changed() {
    this.#listeners.forEach((listener) => listener());
    this.channel.postMessage("changed");
  }

  /**
   * @template T
   * @param {string} name
   * @param {(store: IDBObjectStore) => IDBRequest<T>} ask
   * @returns {Promise<T>}
   */
  #get(name, ask) {
    return answerOf(ask(this.database.transaction(name).objectStore(name)));
  }

  /**
   * One transaction, on disk when it resolves, however the phone dies after.
   *
   * @param {string[]} names
   * @param {(transaction: IDBTransaction) => unknown} work
   */
  async #write(names, work) {
    const transaction = this.database.transaction(names, "readwrite", { durability: "strict" });
    const done = completed(transaction);
    try {
      await work(transaction);
    } catch (failure) {
      // All or nothing: what was written before the failure must not stay by itself.
      try {
        transaction.abort();
      } catch {
        // It has ended by itself, with its own error, such as a full disk.
      }
      await done.catch(() => {});
      throw transaction.error ?? failure;
    }
    await done;
  }
}
