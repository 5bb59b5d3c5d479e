// Open supervision orders (督办单): the late ones first, each with its colour, its unit, and the day by which an answer is owed.

import { count, day } from "./format.js";
import { byId, element, keep, setText } from "./page.js";
import { text } from "./text.js";

/** What the wall keeps of two answers: all that are open as far as they fit onto a page, and the late ones for certain. */
export function ordersOf(open, late) {
  const items = [...new Map([...late.items, ...open.items].map((order) => [order.orderId, order])).values()];
  items.sort(
    (a, b) =>
      Number(b.overdue) - Number(a.overdue) ||
      a.answerDue.localeCompare(b.answerDue) ||
      a.orderId.localeCompare(b.orderId),
  );
  return { open: open.total, late: late.total, items };
}

export function showOrders(orders, asOf) {
  const items = orders?.items ?? [];
  byId("ordersPanel").hidden = items.length === 0;
  byId("wall").classList.toggle("without-orders", items.length === 0);
  setText(byId("ordersCount"), items.length ? text(orders.late ? "ordersCountLate" : "ordersCount", count(orders.open), count(orders.late)) : "");
  keep(byId("orders"), items, (order) => order.orderId, orderItem, (item, order) => fillOrder(item, order, asOf));
}

function orderItem() {
  return element(
    "li", "",
    element("span", "colour"),
    element("p", "what", element("strong", "name"), element("small", "project")),
    element("p", "due", element("span", "date"), element("small", "state")),
  );
}

function fillOrder(item, order, asOf) {
  item.dataset.colour = order.colour;
  item.classList.toggle("late", order.overdue);
  setText(item.querySelector(".colour"), text(`colour${order.colour}`));
  setText(item.querySelector(".name"), order.unit.name);
  setText(item.querySelector(".project"), `${order.number} ${order.matter}`);
  item.querySelector(".what").title = `${order.number} — ${order.unit.name} — ${order.matter}`;
  setText(item.querySelector(".date"), text("answerBy", day(order.answerDue, asOf)));
  setText(
    item.querySelector(".state"),
    order.projectWithdrawn
      ? text("orderWithdrawn")
      : order.overdue ? text("orderLate", count(order.overdueDays)) : text(`order${order.state}`),
  );
}
