// @ts-check
// What the tests of modules without a document are made of. They run in the browser of the tests.

/** Collects what is not as expected. */
export class Expectations {
  /** @type {string[]} */
  failures = [];
  count = 0;

  /**
   * @param {string} what a sentence
   * @param {unknown} actual
   * @param {unknown} expected
   */
  same(what, actual, expected) {
    this.count += 1;
    const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
    if (is !== should) {
      this.failures.push(`${what}: expected ${should}, but was ${is}`);
    }
  }
}
