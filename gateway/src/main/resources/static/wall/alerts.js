// Open alerts: how many on which level, how old, when the next step comes; and their answer from here.

import { acknowledge } from "./api.js";
import { age, count, shortMoment } from "./format.js";
import { byId, element, keep, setText } from "./page.js";
import { text } from "./text.js";

const LEVELS = [1, 2, 3, 4, 5];

/** What is under way or was refused, by alert: it stays on the row until the row changes or another try. */
const tries = new Map();
let whenAnswered = () => {};

/** Called with the alert as it is after somebody answered it here. */
export function onAnswered(listener) {
  whenAnswered = listener;
}

export function showLevels(alerts, asOf) {
  const held = alerts.filter((alert) => alert.level === 0).length;
  keep(
    byId("levels"),
    LEVELS,
    String,
    () => element("li", "", element("span", "name"), element("b"), element("small", "age"), element("small", "next")),
    (item, level) => {
      const here = alerts.filter((alert) => alert.level === level);
      const waiting = here.filter((alert) => !alert.acknowledgedAt);
      const oldest = here.map((alert) => alert.raisedAt).sort()[0];
      const next = waiting.map((alert) => alert.nextStepAt).filter(Boolean).sort()[0];
      item.classList.toggle("nil", here.length === 0);
      setText(item.children[0], text(`rung${level}`));
      setText(item.children[1], count(here.length));
      setText(item.children[2], oldest ? text("oldest", age(oldest, asOf)) : "");
      setText(item.children[3], next ? text("nextStep", shortMoment(next)) : "");
      item.children[3].title = next ? text("nextStepTitle") : "";
    },
  );
  setText(byId("levelsHeld"), held ? text("held", count(held)) : "");
}

/** The cell of a node's alert: its state, its age, the next step, and a button for whoever may answer. */
export function alertCell() {
  const button = element("button", "answer");
  button.type = "button";
  const cell = element(
    "td", "alert",
    element("p", "", element("span", "state"), button),
    element("small", "told"),
    element("small", "next"),
  );
  button.addEventListener("click", () => cell.answer?.());
  return cell;
}

export function fillAlert(cell, alert, asOf) {
  const [first, told, next] = cell.children;
  const [stateOf, button] = first.children;
  const state = !alert ? "none" : alert.acknowledgedAt ? "done" : "open";
  cell.dataset.alert = state;
  setText(stateOf, text({ none: "alertNone", open: "alertOpen", done: "alertDone" }[state]));
  if (!alert) {
    setText(told, "");
    setText(next, "");
    button.hidden = true;
    return;
  }
  const attempt = tries.get(alert.alertId);
  const by = text("alertBy", text(`level${alert.level}`), age(alert.raisedAt, asOf));
  setText(told, alert.readAt === null ? text("alertUnread", by) : by);
  cell.classList.toggle("refused", Boolean(attempt?.refusal));
  setText(next, attempt?.refusal ?? (alert.nextStepAt ? text("nextStep", shortMoment(alert.nextStepAt)) : ""));
  next.title = attempt?.refusal ?? text("nextStepTitle");
  button.hidden = state !== "open" || !alert.mayAcknowledge;
  button.disabled = Boolean(attempt?.running);
  setText(button, text("acknowledge"));
  cell.answer = () => answer(cell, alert, asOf);
}

async function answer(cell, alert, asOf) {
  tries.set(alert.alertId, { running: true });
  fillAlert(cell, alert, asOf);
  try {
    const answered = await acknowledge(alert.alertId);
    tries.delete(alert.alertId);
    setText(byId("news"), text("newsAnswered"));
    whenAnswered(answered);
  } catch (failure) {
    tries.set(alert.alertId, { refusal: text("refusedAnswer", failure.message) });
    setText(byId("news"), text("refusedAnswer", failure.message));
    fillAlert(cell, alert, asOf);
  }
}
