// @ts-check
// Lists follow a command within a moment; a page waits for that and says so.

const PATIENCE_MS = 8_000;
const PAUSE_MS = 300;

/**
 * Polls until a value has changed.
 *
 * @param {() => Promise<string>} look what is compared, such as a row's sequence
 * @param {string} before what it was before the command
 * @returns {Promise<boolean>} whether it changed in time
 */
export async function untilChanged(look, before) {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; ) {
    if ((await look().catch(() => before)) !== before) {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return false;
}

/**
 * @param {any[]} rows
 * @returns {string} which facts the rows know of; another text once they know of more
 */
export function stampOf(rows) {
  return rows.map((row) => `${row.sequence ?? ""}/${row.lastEvent?.id ?? ""}/${row.standing ?? row.state ?? ""}`).join(" ");
}
