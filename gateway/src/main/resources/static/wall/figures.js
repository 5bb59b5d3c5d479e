// The overview: tiles and bars.

import { count, hundredMillions, percent } from "./format.js";
import { byId, element, keep, setText } from "./page.js";
import { text } from "./text.js";

const LIGHTS = ["RED", "AMBER", "YELLOW", "GREEN", "GREY"];
const STANDINGS = [
  "OVERDUE", "DUE_SOON", "AT_RISK", "CLAIMED", "SUSPENDED", "ON_TRACK", "DONE_LATE", "DONE_ON_TIME",
];

export function showFigures(overview, unanswered, orders) {
  const { projects, investment, nodes, alerts } = overview;
  const standings = nodes.byStanding ?? {};
  figure("projects", count(projects.total));
  figure("projectsBeside", text("projectsBeside", count(projects.completed), overview.fields));
  figure("planned", hundredMillions(investment.plannedThisYear));
  figure("totalInvestment", text("totalInvestment", hundredMillions(investment.total)));
  figure("rate", percent(investment.completionRate));
  figure("paid", text("paid", hundredMillions(investment.paidThisYear)));
  figure("overdue", count(standings.OVERDUE ?? 0));
  figure("nodes", text("nodes", count(nodes.total)));
  figure("dueThisWeek", count(nodes.dueThisWeek));
  figure("dueSoon", text("dueSoon", count(standings.DUE_SOON ?? 0)));
  figure("alerts", count(alerts.open));
  figure("unanswered", unanswered === null ? "" : text("unanswered", count(unanswered)));
  figure("orders", !orders ? "" : text(orders.late ? "ordersLate" : "orders", count(orders.open), count(orders.late)));
  byId("tileOverdue").classList.toggle("calm", !standings.OVERDUE);
  gauge(Number(investment.completionRate));
  bar("lightBar", "lightLegend", LIGHTS, nodes.byLight ?? {});
  bar("standingBar", "standingLegend", STANDINGS, standings);
}

function figure(name, value) {
  setText(document.querySelector(`[data-figure="${name}"]`), value);
}

/** The mark of a hundred percent moves left when more was paid than planned: nothing is cut off. */
function gauge(rate) {
  const whole = Math.max(1, Number.isFinite(rate) ? rate : 0);
  document.querySelector('[data-gauge="rate"]').style.width = `${((rate || 0) / whole) * 100}%`;
  document.querySelector(".gauge .full").style.left = `${(1 / whole) * 100}%`;
}

function bar(barId, legendId, names, counts) {
  const present = names.filter((name) => counts[name] > 0);
  keep(
    byId(barId),
    present,
    (name) => name,
    (name) => element("i", `of-${name}`),
    (segment, name) => {
      segment.style.flexGrow = String(counts[name]);
      segment.title = text("of", text(name), count(counts[name]));
    },
  );
  byId(barId).setAttribute(
    "aria-label",
    present.map((name) => text("of", text(name), count(counts[name]))).join("; ") || text("none"),
  );
  keep(
    byId(legendId),
    names.filter((name) => name in counts || LIGHTS.includes(name)),
    (name) => name,
    (name) => element("li", "", element("i", `of-${name}`), element("span"), element("b")),
    (item, name) => {
      item.classList.toggle("nil", !counts[name]);
      setText(item.children[1], text(name));
      setText(item.children[2], count(counts[name] ?? 0));
    },
  );
}
