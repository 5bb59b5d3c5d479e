// @ts-check
// The names of a programme's projects, for what knows them by their ids only, such as an alert. One programme's at a time.

import { all } from "/shared/api/http.js";

const MOST_PAGES = 10;

class ProjectNames {
  /** @type {Map<string, string>} */
  #names = new Map();
  /** @type {Promise<void> | null} */
  #loading = null;

  /** @param {string} programme */
  constructor(programme) {
    this.programme = programme;
  }

  /** @param {string} projectId */
  get(projectId) {
    return this.#names.get(projectId);
  }

  fetched() {
    this.#loading ??= all("/api/v1/projects", { programme: this.programme }, { mostPages: MOST_PAGES }).then(
      ({ items }) => items.forEach(({ projectId, name }) => this.#names.set(projectId, name)),
      () => {
        this.#loading = null; // ids are shown instead; the next fetch tries again
      },
    );
    return this.#loading;
  }
}

let current = new ProjectNames("");

/** @param {string} programme */
export function projectNames(programme) {
  if (current.programme !== programme) {
    current = new ProjectNames(programme);
  }
  return current;
}
