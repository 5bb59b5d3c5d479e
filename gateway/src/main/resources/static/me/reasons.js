// @ts-check
// Sentences that say why an item is pending.

import { day, daysBetween, moment } from "/shared/format.js";
import { text } from "./texts.js";

/** @typedef {import("./waiting.js").Waiting} Waiting */

const COLOURS = { BLUE: "blue", YELLOW: "yellow", RED: "red" };

/**
 * @param {Waiting} item
 * @param {string} today
 * @returns {{need: import("./waiting.js").Need, words: string, isLate: boolean}[]}
 */
export function reasonsOf(item, today) {
  return item.needs.flatMap((need) => {
    const reasons = BY_NEED[need](item, today).filter(({ words }) => words);
    return reasons.map((reason) => ({ need, ...reason }));
  });
}

/** @typedef {{words: string, isLate: boolean}} Reason */

/** @type {Record<import("./waiting.js").Need, (item: Waiting, today: string) => Reason[]>} */
const BY_NEED = {
  sign: ({ row }, today) => {
    const by = row.signingDueOn ?? row.dueDate;
    return [{ words: text("why_sign", day(by)), isLate: by < today }];
  },
  report: ({ row }) => [
    {
      words: row.lastReportedAt ? text("why_report", moment(row.lastReportedAt)) : text("why_reportNever"),
      isLate: true,
    },
  ],
  claim: ({ row }, today) => {
    const late = daysBetween(row.dueDate, today);
    return [
      late > 0
        ? { words: text("why_claimLate", late), isLate: true }
        : row.progressPercent >= 100
          ? { words: text("why_claimDone"), isLate: false }
          : { words: text("why_claimSoon", day(row.dueDate)), isLate: false },
    ];
  },
  answer: ({ order }) => {
    const colour = text(/** @type {any} */ (COLOURS[/** @type {"RED"} */ (order.colour)]));
    const returned = order.rounds.map((/** @type {any} */ round) => round.returned?.reason).filter(Boolean).at(-1);
    return [
      order.overdue
        ? { words: text("why_answerLate", colour, order.overdueDays), isLate: true }
        : { words: text("why_answer", colour, day(order.answerDue)), isLate: false },
      { words: order.state === "RETURNED" && returned ? text("why_returned", returned) : "", isLate: false },
    ];
  },
  judge: ({ order }) => [{ words: text("why_judge", order.unit.name), isLate: false }],
  rectify: ({ problem }, today) => {
    const late = daysBetween(problem.dueDate, today);
    return [
      late > 0
        ? { words: text("why_rectifyLate", late), isLate: true }
        : { words: text("why_rectify", day(problem.dueDate)), isLate: false },
      { words: problem.returns > 0 ? text("why_returns", problem.returns) : "", isLate: false },
    ];
  },
  verify: ({ claim, problem }) => [
    claim
      ? { words: text("why_verify", claim.unit.name, day(claim.completedOn)), isLate: false }
      : { words: text("why_verifyProblem", problem.rectifiedOn ? day(problem.rectifiedOn) : ""), isLate: false },
  ],
  decide: ({ row, problem }) => {
    const subject = row ?? problem;
    return [{ words: text("why_decide", day(subject.dueDate), day(subject.extension.requestedDueDate)), isLate: false }];
  },
  acknowledge: ({ alerts }) =>
    [
      ...alerts.map((alert) => ({
        words: text("why_acknowledge", text(/** @type {any} */ (`kind_${alert.kind}`)), text("level", alert.level)),
        isLate: alert.severity === "CRITICAL",
      })),
      { words: nextStep(alerts), isLate: false },
    ],
  moderate: ({ citizen }) => [{ words: text("why_moderate", citizen.photos), isLate: false }],
};

/** @param {any[]} alerts */
function nextStep(alerts) {
  const next = alerts.map(({ nextStepAt }) => nextStepAt).filter(Boolean).sort()[0];
  return next ? text("why_next", moment(next)) : "";
}

/**
 * @param {Waiting} item
 * @param {string} today
 * @returns {"late" | "today" | "week" | "later"}
 */
export function groupOf({ deadline }, today) {
  const days = deadline ? daysBetween(today, deadline) : Number.POSITIVE_INFINITY;
  return days < 0 ? "late" : days === 0 ? "today" : days <= 7 ? "week" : "later";
}

