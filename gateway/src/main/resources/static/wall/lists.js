// The late nodes with who answers for them, where they are, and what is due soon.

import { alertCell, fillAlert } from "./alerts.js";
import { areaName } from "./areas.js";
import { count, day, daysLeft } from "./format.js";
import { byId, element, keep, setText } from "./page.js";
import { text } from "./text.js";

const MOST_SOON = 60;
const MOST_STREETS = 12;

const keyOf = (row) => `${row.projectId}/${row.nodeId}`;

export function showLate(rows, alerts, asOf) {
  const highest = new Map();
  for (const alert of alerts) {
    const known = highest.get(keyOf(alert));
    if (!known || known.level < alert.level) {
      highest.set(keyOf(alert), alert);
    }
  }
  keep(byId("late"), rows, keyOf, lateRow, (line, row) => fillLate(line, row, highest.get(keyOf(row)), asOf));
  byId("lateEmpty").hidden = rows.length > 0;
  showStreets(rows);
}

export function showSoon(rows, asOf) {
  keep(byId("soon"), rows.slice(0, MOST_SOON), keyOf, soonItem, (item, row) => {
    dueDate(item.querySelector(".date"), row, asOf);
    setText(item.querySelector(".left"), daysLeft(row.dueDate, asOf));
    setText(item.querySelector(".name"), row.nodeName);
    setText(item.querySelector(".project"), `${row.projectName} · ${areaName(row.area)}`);
    setText(item.querySelector(".owner"), row.owner?.name ?? row.unit?.name ?? "");
    unsigned(item.querySelector(".badge"), row);
    unknown(item.querySelector(".unknown"), row);
  });
  byId("soonEmpty").hidden = rows.length > 0;
  setText(byId("soonCount"), rows.length ? text("count", count(rows.length)) : "");
}

function lateRow() {
  const node = element("th", "node", element("strong"), element("small"));
  node.scope = "row";
  return element(
    "tr", "",
    element("td", "days number", element("b")),
    node,
    element("td", "street"),
    element("td", "owner", element("span"), element("span", "badge unknown"), element("span", "badge")),
    element("td", "unit", element("span")),
    element("td", "leader"),
    element("td", "due", element("span"), element("small")),
    alertCell(),
  );
}

function fillLate(line, row, alert, asOf) {
  const [days, node, street, owner, unit, leader, due, told] = line.children;
  setText(days.firstChild, text("days", count(row.overdueDays)));
  setText(node.firstChild, row.nodeName);
  setText(node.lastChild, row.projectName);
  node.title = `${row.nodeName} — ${row.projectName}`;
  setText(street, areaName(row.area));
  setText(owner.firstChild, row.owner?.name ?? "—");
  unsigned(owner.lastChild, row);
  unknown(owner.querySelector(".unknown"), row);
  setText(unit.firstChild, row.unit?.name ?? "—");
  unit.title = row.unit?.name ?? "";
  setText(leader, row.leader?.name ?? "—");
  dueDate(due.firstChild, row, asOf);
  setText(due.lastChild, row.originalDueDate !== row.dueDate ? text("moved", day(row.originalDueDate, asOf)) : "");
  fillAlert(told, alert, asOf);
}

/** A date that reaches into a year whose public holidays nobody has published yet may be off by them: it is marked so. */
function dueDate(place, row, asOf) {
  setText(place, day(row.dueDate, asOf) + (row.calendarAssumed ? "＊" : ""));
  place.title = row.calendarAssumed ? text("assumed") : "";
}

/** A name in a ledger is not a commitment: whoever has not signed is shown so from the first day. */
function unsigned(badge, row) {
  setText(badge, row.signedAt ? "" : text("unsigned"));
  badge.hidden = Boolean(row.signedAt);
}

/** Whoever isn't in the directory, or has left, can't be told: the name is marked so. */
function unknown(badge, row) {
  const known = row.ownerKnown !== false;
  setText(badge, known ? "" : text("unknownOwner"));
  badge.title = known ? "" : text("unknownOwnerWhy");
  badge.hidden = known;
}

function soonItem() {
  return element(
    "li", "",
    element("p", "due", element("span", "date"), element("span", "left")),
    element("p", "what", element("strong", "name"), element("small", "project")),
    element("p", "who", element("span", "owner"), element("span", "badge"), element("span", "badge unknown")),
  );
}

function showStreets(rows) {
  const counts = new Map();
  for (const row of rows) {
    const street = row.area.slice(0, 9);
    counts.set(street, (counts.get(street) ?? 0) + 1);
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, MOST_STREETS);
  const most = sorted[0]?.[1] ?? 1;
  keep(
    byId("streets"),
    sorted,
    ([street]) => street,
    () => element("li", "", element("span", "name"), element("span", "track", element("i")), element("b")),
    (item, [street, late]) => {
      setText(item.children[0], areaName(street));
      item.querySelector("i").style.width = `${(late / most) * 100}%`;
      setText(item.children[2], count(late));
    },
  );
  byId("streetsEmpty").hidden = rows.length > 0;
}
