// @ts-check
// The dependencies between a Gantt chart's rows, and the lines that show them.

import { nodeKey } from "./gantt-rows.js";

const ROWS_PER_BUCKET = 32;

/** @typedef {{from: number, to: number, type: string}} Link between two rows, by their indexes */

/** The dependencies between shown rows, found by the rows that they pass. */
export class Links {
  /** @type {Map<number, Link[]>} */
  #buckets = new Map();
  size = 0;

  /** @param {import("./gantt-rows.js").Row[]} rows */
  constructor(rows) {
    const indexes = new Map(rows.map((row, index) => [row.id, index]));
    rows.forEach((row, to) => {
      if (row.kind === "node") {
        for (const before of row.node.predecessors) {
          const from = indexes.get(nodeKey(row.projectId, before.nodeId));
          if (from !== undefined) {
            this.#add({ from, to, type: before.type });
          }
        }
      }
    });
  }

  /** @param {Link} link */
  #add(link) {
    this.size += 1;
    const last = bucketOf(Math.max(link.from, link.to));
    for (let bucket = bucketOf(Math.min(link.from, link.to)); bucket <= last; bucket += 1) {
      const links = this.#buckets.get(bucket);
      if (links) {
        links.push(link);
      } else {
        this.#buckets.set(bucket, [link]);
      }
    }
  }

  /**
   * @param {number} first row in view
   * @param {number} last row in view
   * @returns {Link[]} those that begin, end or pass there, each once
   */
  between(first, last) {
    /** @type {Set<Link>} */
    const found = new Set();
    for (let bucket = bucketOf(first); bucket <= bucketOf(last); bucket += 1) {
      for (const link of this.#buckets.get(bucket) ?? []) {
        if (Math.min(link.from, link.to) <= last && Math.max(link.from, link.to) >= first) {
          found.add(link);
        }
      }
    }
    return [...found];
  }
}

/** @param {number} row */
function bucketOf(row) {
  return Math.floor(row / ROWS_PER_BUCKET);
}

/**
 * The corners of a link's line: out of the predecessor's side that the type names, into the successor's.
 *
 * @param {Link} link
 * @param {{start: number, end: number, y: number}} from
 * @param {{start: number, end: number, y: number}} to
 * @param {number} gap how far the line leads straight out of a bar
 * @param {number} rowHeight
 * @returns {[number, number][]}
 */
export function linkCorners(link, from, to, gap, rowHeight) {
  const leavesAtEnd = link.type === "FS" || link.type === "FF";
  const entersAtStart = link.type === "FS" || link.type === "SS";
  const out = leavesAtEnd ? from.end : from.start;
  const into = entersAtStart ? to.start : to.end;
  const outward = out + (leavesAtEnd ? gap : -gap);
  const inward = into + (entersAtStart ? -gap : gap);
  const canTurnOnce = leavesAtEnd === entersAtStart ? (leavesAtEnd ? outward <= inward : outward >= inward) : true;
  if (canTurnOnce) {
    const x = leavesAtEnd === entersAtStart ? outward : leavesAtEnd ? Math.max(outward, inward) : Math.min(outward, inward);
    return [[out, from.y], [x, from.y], [x, to.y], [into, to.y]];
  }
  const between = to.y > from.y ? to.y - rowHeight / 2 : to.y + rowHeight / 2;
  return [[out, from.y], [outward, from.y], [outward, between], [inward, between], [inward, to.y], [into, to.y]];
}
