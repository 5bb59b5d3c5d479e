// @ts-check
// IndexedDB as promises. A transaction ends by itself when nothing is asked of it any more, so between opening one and
// its last request nothing else may be awaited.

/**
 * @param {string} name
 * @param {number} version
 * @param {(database: IDBDatabase, from: number) => void} upgrade brings an older version up to date; `from` is 0 for a new one
 * @returns {Promise<IDBDatabase>}
 */
export function openDatabase(name, version, upgrade) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = (event) => upgrade(request.result, event.oldVersion);
    request.onsuccess = () => {
      const database = request.result;
      // A newer page wants another version: this one lets go instead of keeping it waiting.
      database.onversionchange = () => database.close();
      resolve(database);
    };
    request.onerror = () => reject(request.error);
  });
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
export function answerOf(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Resolves once everything in the transaction is on disk; rejects with its error, such as `QuotaExceededError`.
 *
 * @param {IDBTransaction} transaction
 * @returns {Promise<void>}
 */
export function completed(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException("The transaction was aborted", "AbortError"));
  });
}
