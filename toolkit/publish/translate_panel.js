// The panel at the foot of a translator's page: what is known of the text under the pointer or the focus, and a list of them all.
// Sent by the preview server alone, and part of no output. Text is data here: elements are made, and no text is read as markup.
(() => {
  "use strict";
  /** @type {any} */
  const desk = /** @type {any} */ (window).allianceDesk;
  const root = document.documentElement;
  const UNFINISHED = ["missing", "needs_check"];
  const KEPT = "alliance-translate";
  const kept = { open: true, list: false, all: false, pinned: -1, ...remembered() };
  const unseen = new Set();
  let shown = -1;
  let asked = 0;
  let problem = "";
  /** @type {any} */
  let parts = null;

  function remembered() {
    try {
      return JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
    } catch {
      return {};
    }
  }

  function remember() {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(kept));
    } catch {
      // Some viewers keep nothing.
    }
  }

  /** @param {string} tag @param {Record<string, any>} [attributes] @param {...any} children @returns {HTMLElement} */
  function el(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") made.addEventListener(name, value);
      else if (value !== false && value !== undefined) made.setAttribute(name, value === true ? "" : String(value));
    }
    made.append(...children.filter((child) => child !== false && child !== undefined && child !== ""));
    return made;
  }

  /** A word of the panel, with its language where that is another one. @param {string} name @param {Record<string, any>} [slots] */
  function say(name, slots = {}) {
    const [text, lang, dir] = desk.facts.words[name];
    const filled = text.replace(/\{([a-z_]+)\}/g, (/** @type {string} */ whole, /** @type {string} */ slot) => String(slots[slot] ?? whole));
    return lang === desk.facts.lang ? filled : el("span", { lang, dir }, filled);
  }

  /** @param {string} name @param {() => void} act @param {Record<string, any>} [more] */
  const button = (name, act, more = {}) => el("button", { type: "button", click: act, ...more }, say(name));

  function build() {
    const sheet = el("link", { rel: "stylesheet", href: "/.alliance/translate.css" });
    const detail = el("div");
    const list = el("div");
    const status = el("p", { role: "status" });
    const alert = el("pre", { role: "alert", hidden: true, tabindex: "0", dir: "auto" });
    const bar = el("div", { class: "bar" });
    const { lang, dir } = desk.facts;
    const panel = el("aside", { class: "panel", lang, dir, tabindex: "-1", "aria-label": desk.facts.words.panel[0] }, alert, bar, detail, list);
    const host = el("alliance-panel");
    host.attachShadow({ mode: "open" }).append(sheet, panel);
    document.body.append(host);
    parts = { panel, bar, detail, list, status, alert };
  }

  function draw() {
    if (!desk.facts || (!parts && !problem && numbers().length === 0)) return;
    if (!parts) build();
    root.classList.toggle("alliance-open", kept.open);
    root.classList.toggle("alliance-shut", !kept.open);
    parts.alert.hidden = !problem;
    if (parts.alert.textContent !== problem) parts.alert.textContent = problem;
    drawBar();
    parts.detail.hidden = parts.list.hidden = !kept.open;
    drawList();
    if (shown < 0 && kept.pinned >= 0 && desk.texts[kept.pinned]) show(kept.pinned);
    else drawDetail(null);
  }

  const numbers = () => Object.keys(desk.texts).map(Number);

  /** @param {string[]} states */
  const count = (states) => numbers().filter((number) => states.includes(desk.texts[number].state)).length;

  function drawBar() {
    const focused = parts.panel.getRootNode().activeElement?.getAttribute("data-act");
    const more = (/** @type {string} */ act, pressed = false) => ({ "data-act": act, ...(act === "list" || act === "open" ? { "aria-expanded": pressed } : {}) });
    const facts = { missing: count(["missing"]), stale: count(["needs_check"]), count: numbers().length };
    parts.bar.replaceChildren(
      el("h2", {}, say("panel")),
      el("p", {}, say(facts.count ? "counts" : "none", facts)),
      button("previous", () => step(-1, false), more("previous")),
      button("next", () => step(1, false), more("next")),
      button("next_unfinished", () => step(1, true), more("unfinished")),
      button("list", () => change({ list: !kept.list, open: true }), more("list", kept.list && kept.open)),
      button(kept.open ? "hide" : "show", () => change({ open: !kept.open }), more("open", kept.open)),
      el("a", { href: "/#main" }, say("pages")),
      parts.status,
    );
    if (focused) parts.bar.querySelector(`[data-act="${focused}"]`)?.focus();
  }

  /** @param {Partial<typeof kept>} changes */
  function change(changes) {
    Object.assign(kept, changes);
    remember();
    draw();
  }

  /** Texts in the order in which they stand on the page, and behind them those that are not seen just now. */
  function inOrder() {
    const seen = [...document.querySelectorAll("[data-number]")].filter(isSeen).flatMap((one) => (one.getAttribute("data-number") ?? "").split(" ").map(Number));
    const here = new Set(seen.filter((number) => desk.texts[number]));
    unseen.clear();
    for (const number of numbers()) if (!here.has(number)) unseen.add(number);
    return [...here, ...unseen];
  }

  /** Whether an element takes room: a form holds the sheet for printing too. @param {Element} element */
  const isSeen = (element) => element.getClientRects().length > 0;

  /** @param {number} way @param {boolean} unfinished */
  function step(way, unfinished) {
    const wanted = inOrder().filter((number) => number === shown || !unfinished || UNFINISHED.includes(desk.texts[number].state));
    const others = wanted.filter((number) => number !== shown || !unfinished || UNFINISHED.includes(desk.texts[number].state));
    if (others.length === 0) return void parts.status.replaceChildren(say("nothing_left"));
    const at = wanted.indexOf(shown);
    pin(wanted[at < 0 ? (way > 0 ? 0 : wanted.length - 1) : (at + way + wanted.length) % wanted.length], true);
  }

  /** @param {number} number @param {boolean} [jump] */
  function pin(number, jump = false) {
    kept.pinned = number;
    if (jump) kept.open = true;
    remember();
    show(number);
    if (!jump) return;
    draw();
    const order = inOrder();
    parts.status.replaceChildren(say("place_in_order", { number: order.indexOf(number) + 1, count: order.length }));
    const found = desk.elementsOf(number);
    const element = found.find(isSeen) ?? found[0];
    for (let box = element?.closest("details"); box; box = box.parentElement?.closest("details")) box.open = true;
    element?.scrollIntoView({ block: "center" });
  }

  /** @param {number} number */
  function show(number) {
    if (!desk.texts[number]) return;
    const same = number === shown;
    for (const old of document.querySelectorAll("[data-chosen]")) old.removeAttribute("data-chosen");
    for (const one of desk.elementsOf(number)) one.setAttribute("data-chosen", "");
    shown = number;
    if (same && parts.detail.firstChild) return;
    drawDetail(null);
    more(number);
  }

  /** What takes the server a moment: notes, what the checks say, where the English stands. @param {number} number */
  async function more(number) {
    const turn = ++asked;
    try {
      const answer = await fetch(`/.alliance/text?number=${number}`, { cache: "no-store" });
      if (answer.ok && turn === asked) drawDetail(await answer.json());
    } catch {
      // The preview has ended.
    }
  }

  /** @param {any} about */
  function drawDetail(about) {
    if (!desk.texts[shown]) return void parts.detail.replaceChildren(el("p", { class: "aside" }, say("help")));
    if (!about && parts.detail.dataset.shown === String(shown) && parts.detail.firstChild) return;
    parts.detail.dataset.shown = String(shown);
    const text = desk.texts[shown];
    const { tag, direction } = desk.facts;
    const pairs = [
      ["state", say(`state_${text.told ?? text.state}`)],
      ["key", el("code", { dir: "ltr" }, text.key)],
      ["english", el("span", { lang: "en", dir: "ltr" }, text.english)],
      ["translation", text.translation ? el("span", { lang: text.lang ?? tag, dir: direction }, text.translation) : say("empty")],
      ["place", el("code", { dir: "ltr" }, text.place || "–")],
      ["own", text.own && el("code", { dir: "ltr" }, text.own)],
      ["source", about?.source && el("code", { dir: "ltr" }, about.source)],
      ["before", about?.before && el("span", { lang: "en", dir: "ltr" }, about.before)],
      ["notes", about?.notes?.length && el("ul", { lang: "en", dir: "ltr" }, ...about.notes.map((/** @type {string} */ row) => el("li", {}, row)))],
      ["checks", about?.checks?.length && el("ul", {}, ...about.checks.map((/** @type {string} */ row) => el("li", {}, row)))],
    ].filter(([, value]) => value);
    const rows = pairs.flatMap(([name, value]) => [el("dt", {}, say(name)), el("dd", {}, value)]);
    parts.detail.replaceChildren(el("dl", {}, ...rows), unseen.has(shown) && el("p", { class: "aside" }, say("unseen")) || "");
  }

  function drawList() {
    if (!kept.list || !kept.open) return void parts.list.replaceChildren();
    const order = inOrder();
    const rows = order.filter((number) => kept.all || UNFINISHED.includes(desk.texts[number].state));
    const box = el("input", { type: "checkbox", id: "all", change: () => change({ all: !kept.all }) });
    /** @type {HTMLInputElement} */ (box).checked = kept.all;
    const items = rows.map((number) => {
      const { english, state } = desk.texts[number];
      const short = english.length > 90 ? `${english.slice(0, 89)}…` : english;
      return el("li", {}, el("button", { type: "button", click: () => pin(number, true) }, el("span", { lang: "en", dir: "ltr" }, short), " · ", say(`state_${state}`)));
    });
    const listed = items.length ? el("ol", {}, ...items) : el("p", { class: "aside" }, say("nothing_left"));
    parts.list.replaceChildren(el("p", {}, box, " ", el("label", { for: "all" }, say("list_all"))), listed);
  }

  /** The number of the text at a place in the page. @param {EventTarget | null} target */
  function numberAt(target) {
    const element = target instanceof Element ? target.closest("[data-number]") : null;
    return element ? Number((element.getAttribute("data-number") ?? "").split(" ")[0]) : -1;
  }

  let waiting = 0;
  document.addEventListener("pointerover", (event) => {
    clearTimeout(waiting);
    const number = numberAt(event.target);
    if (number >= 0 && kept.pinned < 0) waiting = setTimeout(() => parts && show(number), 120);
  });
  document.addEventListener("click", (event) => {
    const number = numberAt(event.target);
    if (number >= 0 && parts) pin(number);
    else if (!(event.target instanceof Element && event.target.tagName === "ALLIANCE-PANEL")) kept.pinned = -1;
  });
  document.addEventListener("focusin", (event) => {
    if (desk.quiet) return;
    const inside = event.target instanceof Element ? event.target.querySelector("[data-number]") ?? event.target : null;
    const number = numberAt(inside);
    if (number >= 0 && parts && event.target !== document.body && !(event.target instanceof HTMLElement && event.target.matches("main"))) {
      kept.pinned = -1;
      show(number);
    }
  });
  /** Where the focus was before it went into the panel. @type {HTMLElement | null} */
  let before = null;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") change({ pinned: -1 });
    if (event.key !== "F2" || !parts) return;
    event.preventDefault();
    if (document.activeElement?.tagName === "ALLIANCE-PANEL") return void (before ?? document.body).focus();
    before = /** @type {HTMLElement | null} */ (document.activeElement);
    parts.panel.focus();
  });

  desk.told = (/** @type {string} */ said) => {
    problem = said;
    draw();
  };
  let drawing = 0;
  let learnt = false;
  desk.renewed = (/** @type {boolean} */ fresh) => {
    learnt ||= fresh;
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(() => {
      if (desk.texts[shown]) for (const one of desk.elementsOf(shown)) one.setAttribute("data-chosen", "");
      if (learnt && parts) parts.detail.dataset.shown = "";
      draw();
      if (learnt && desk.texts[shown]) more(shown);
      learnt = false;
    });
  };
})();
