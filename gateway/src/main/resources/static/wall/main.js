// The wall: which state it is in, what it fetches, and what happens on it.

import { all, get } from "./api.js";
import { onAnswered, showLevels } from "./alerts.js";
import { loadAreas } from "./areas.js";
import { showFigures } from "./figures.js";
import { moment, today } from "./format.js";
import { openInbox } from "./inbox.js";
import { showLate, showSoon } from "./lists.js";
import { openLive } from "./live.js";
import { ordersOf, showOrders } from "./orders.js";
import { byId, element, setText } from "./page.js";
import { showRange, turnPages } from "./pages.js";
import { finishSignIn, isSignedIn, personId, personName, signIn, signOut, whenSessionEnds } from "./session.js";
import { applyLanguage, onLanguage, switchLanguage, text } from "./text.js";

const LISTS_AT_MOST_EVERY_MS = 2_000;
const ANYWAY_MS = 60_000;
const WITHOUT_LIVE_MS = 15_000;
const RETRY_MS = 8_000;
const MOST_ORDERS = 50;

/** What is shown now; everything on the page follows from it. */
const shown = { programme: null, overview: null, late: [], soon: [], alerts: null, orders: null, unread: 0 };
let notice = { title: "starting" };
let live = { state: "off", seconds: 0 };
let closeLive = () => {};
let closeInbox = null;
let isInboxLive = false;
let listsTimer = 0;
let listsFetchedAt = 0;
let retryTimer = 0;
let generation = 0;
let wasLost = false;

function setState(state, next) {
  document.body.dataset.state = state;
  byId("wall").hidden = state !== "ready";
  byId("notice").hidden = state === "ready";
  if (next) {
    notice = next;
  }
  showNotice();
  showAccount();
}

function showNotice() {
  setText(byId("noticeTitle"), text(notice.title));
  setText(byId("noticeText"), notice.body ? text(notice.body, notice.reason ?? "") : "");
  const button = byId("noticeAction");
  button.hidden = !notice.action;
  setText(button, notice.action ? text(notice.action) : "");
}

function showAccount() {
  setText(byId("person"), personName());
  byId("signOut").hidden = !isSignedIn();
  showUnread();
}

function showUnread() {
  const badge = byId("unread");
  badge.hidden = !isSignedIn() || !shown.unread;
  setText(badge, shown.unread > 99 ? "99+" : shown.unread);
  badge.title = text("unread", shown.unread);
  badge.setAttribute("aria-label", badge.title);
}

function showLive() {
  const pill = byId("live");
  pill.dataset.live = live.state;
  pill.hidden = document.body.dataset.state !== "ready";
  const words = { off: text("liveOff"), connecting: text("liveConnecting"), open: text("live"), lost: text("liveLost", live.seconds) };
  setText(pill.lastElementChild, words[live.state]);
}

function render() {
  const { overview, late, soon, alerts } = shown;
  if (!overview) {
    return;
  }
  showFigures(overview, alerts ? alerts.filter((alert) => !alert.acknowledgedAt).length : null, shown.orders);
  showLevels(alerts ?? [], overview.asOf);
  showLate(late, alerts ?? [], overview.asOf);
  showOrders(shown.orders, overview.asOf);
  showSoon(soon, overview.asOf);
  setText(byId("asOf"), text("asOf", moment(overview.asOf)));
  showRange();
  showLive();
  showUnread();
}

/** A new overview; what changed in it is also said, for those who don't see it. */
function takeOverview(next) {
  const before = shown.overview;
  shown.overview = next;
  if (!before || before.programme !== next.programme) {
    return;
  }
  const said = [
    ["newsOverdue", before.nodes.byStanding?.OVERDUE ?? 0, next.nodes.byStanding?.OVERDUE ?? 0],
    ["newsAlerts", before.alerts.open, next.alerts.open],
    ["newsProjects", before.projects.completed, next.projects.completed],
  ].filter(([, from, to]) => from !== to);
  if (said.length > 0) {
    setText(byId("news"), said.map(([key, from, to]) => text(key, from, to)).join("; "));
  }
}

async function fetchOverview(programme) {
  takeOverview(await get("/api/v1/overview", { programme }));
}

async function fetchLists(programme) {
  listsFetchedAt = Date.now();
  const [late, soon, alerts] = await Promise.all([
    all("/api/v1/deadlines", { programme, standing: "OVERDUE", sort: "-overdueDays" }),
    all("/api/v1/deadlines", { programme, standing: "DUE_SOON", sort: "dueDate" }),
    // Who was told is an addition: without it the late nodes are shown all the same.
    all("/api/v1/alerts", { programme, open: true }).catch(() => null),
  ]);
  if (programme === shown.programme) {
    shown.late = late.items;
    shown.soon = soon.items;
    shown.alerts = alerts?.items ?? shown.alerts;
    void fetchBeside(programme);
  }
}

/**
 * What stands beside the figures, and keeps nobody waiting: which supervision orders are open, which of them are owed an
 * answer that is late, and, while it does not come by itself, how many messages nobody has read. One after another, as a
 * browser has few connections to one host.
 */
async function fetchBeside(programme) {
  try {
    const open = await get("/api/v1/supervision-orders", { programme, open: true, limit: MOST_ORDERS });
    const late = await get("/api/v1/supervision-orders", { programme, overdue: true, limit: MOST_ORDERS });
    const inbox = isInboxLive ? null : await get("/api/v1/inbox", { unread: true, limit: 1 });
    if (programme === shown.programme) {
      shown.orders = ordersOf(open, late);
      shown.unread = inbox && !isInboxLive ? inbox.unread : shown.unread;
      render();
    }
  } catch {
    // The wall is whole without it; the next fetch tries again.
  }
}

/** Somebody answered an alert here: it is shown so at once, and the next fetch says the same. */
function takeAnswer(answered) {
  shown.alerts = (shown.alerts ?? []).map((alert) => (alert.alertId === answered.alertId ? answered : alert));
  render();
  listsSoon();
}

/** Soon, but not once per event: a busy minute has hundreds. */
function listsSoon() {
  if (listsTimer) {
    return;
  }
  const wait = Math.max(200, listsFetchedAt + LISTS_AT_MOST_EVERY_MS - Date.now());
  listsTimer = setTimeout(async () => {
    listsTimer = 0;
    try {
      await fetchLists(shown.programme);
      render();
    } catch {
      // The next event or the next minute tries again; what is shown stays.
    }
  }, wait);
}

async function show(programme) {
  const mine = ++generation;
  closeLive();
  clearTimeout(retryTimer);
  Object.assign(shown, { programme, overview: null, late: [], soon: [], alerts: null, orders: null });
  setState("loading", { title: "loading", body: "loadingText" });
  try {
    await Promise.all([fetchOverview(programme), fetchLists(programme)]);
  } catch (failure) {
    if (mine === generation) {
      fail(failure, () => show(programme));
    }
    return;
  }
  if (mine !== generation) {
    return;
  }
  setState("ready");
  render();
  connect();
  connectInbox();
}

function connect() {
  const mine = generation;
  closeLive = openLive(`/api/v1/live?${new URLSearchParams({ programme: shown.programme })}`, {
    onEvent: (event) => mine === generation && takeEvent(event),
    onState: (state, seconds) => mine === generation && takeLiveState(state, seconds),
  });
}

/** Once, whatever the programme: an inbox is a person's. */
function connectInbox() {
  closeInbox ??= openInbox(personId(), {
    onUnread: (unread) => {
      shown.unread = unread;
      showUnread();
    },
    onLive: (isLive) => {
      isInboxLive = isLive;
    },
  });
}

function leaveInbox() {
  closeInbox?.();
  closeInbox = null;
  isInboxLive = false;
}

/** A browser may keep a page that was left, stream and all; a few of those, and it has no connection left to here. */
function letGoWhenLeft() {
  addEventListener("pagehide", () => {
    closeLive();
    leaveInbox();
    wasLost = true;
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted && document.body.dataset.state === "ready") {
      connect();
      connectInbox();
    }
  });
}

function takeEvent(event) {
  if (event.type === "overview") {
    const next = JSON.parse(event.data);
    if (next.nodes && next.programme === shown.programme) {
      takeOverview(next);
      render();
      listsSoon();
    }
  } else if (event.type === "standing" || event.type === "alert") {
    listsSoon();
  }
}

function takeLiveState(state, seconds = 0) {
  live = { state, seconds };
  showLive();
  if (state === "lost") {
    wasLost = true;
  } else if (state === "open" && wasLost) {
    wasLost = false;
    refreshAll();
  }
}

/** Time alone changes figures too, and a wall without its stream has no other way to learn of anything. */
function refreshAnyway() {
  const due = live.state === "open" ? ANYWAY_MS : WITHOUT_LIVE_MS;
  if (document.body.dataset.state === "ready" && Date.now() - listsFetchedAt >= due - 500) {
    refreshAll();
  }
}

async function refreshAll() {
  try {
    await Promise.all([fetchOverview(shown.programme), fetchLists(shown.programme)]);
    render();
  } catch {
    // The connection's state is on the page already.
  }
}

function fail(failure, again) {
  if (!isSignedIn()) {
    return; // the end of the session has its own words
  }
  if (failure.status === 403) {
    setState("empty", { title: "notForYou", body: "notForYouText" });
    return;
  }
  setState("failed", { title: "failed", body: "failedText", reason: failure.message, action: "retry", run: again });
  clearTimeout(retryTimer);
  retryTimer = setTimeout(again, RETRY_MS);
}

async function start() {
  clearTimeout(retryTimer);
  setState("loading", { title: "loading", body: "loadingText" });
  let programmes;
  try {
    programmes = await all("/api/v1/programmes", {});
  } catch (failure) {
    fail(failure, start);
    return;
  }
  if (programmes.items.length === 0) {
    setState("empty", { title: "noProgramme", body: "noProgrammeText", action: "retry", run: start });
    return;
  }
  offer(programmes);
  show(byId("programme").value);
}

/** The one that the address names, or the one of the current year. */
function offer({ items, asOf }) {
  const picker = byId("programme");
  picker.replaceChildren(
    ...items.map((programme) => {
      const option = element("option", "", programme.name);
      option.value = programme.programmeId;
      return option;
    }),
  );
  const wanted = new URLSearchParams(location.hash.slice(1)).get("programme");
  const year = Number(today(asOf ?? Date.now()).slice(0, 4));
  const chosen = items.find((each) => each.programmeId === wanted) ?? items.find((each) => each.year === year) ?? items[0];
  picker.value = chosen.programmeId;
  picker.disabled = false;
}

async function goAndSignIn() {
  if (!crypto.subtle) {
    setState("signed-out", { title: "insecure", body: "insecureText" });
    return;
  }
  try {
    await signIn();
  } catch (failure) {
    askToSignIn("signInFailed", "signInFailedText", failure.message);
  }
}

function askToSignIn(title, body, reason) {
  generation += 1;
  closeLive();
  leaveInbox();
  shown.unread = 0;
  clearTimeout(retryTimer);
  byId("programme").disabled = true;
  byId("programme").replaceChildren();
  setText(byId("asOf"), "—");
  setState("signed-out", { title, body, reason, action: "signIn", run: goAndSignIn });
  showLive();
}

async function boot() {
  applyLanguage();
  onLanguage(() => {
    showNotice();
    render();
  });
  byId("language").addEventListener("click", switchLanguage);
  byId("signOut").addEventListener("click", () => signOut());
  byId("noticeAction").addEventListener("click", () => notice.run?.());
  byId("programme").addEventListener("change", (event) => {
    location.hash = new URLSearchParams({ programme: event.target.value }).toString();
    show(event.target.value);
  });
  whenSessionEnds(() => askToSignIn("sessionOver", "sessionOverText"));
  onAnswered(takeAnswer);
  turnPages();
  letGoWhenLeft();
  setInterval(refreshAnyway, WITHOUT_LIVE_MS);
  showLive();
  try {
    await finishSignIn();
  } catch (failure) {
    askToSignIn("signInFailed", "signInFailedText", failure.message);
    return;
  }
  await loadAreas();
  if (isSignedIn()) {
    start();
  } else {
    askToSignIn("signedOut", "signedOutText");
  }
}

boot();
