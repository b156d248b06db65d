/** One page of questions: where one is, what the questions are about, the questions, and what must be put right. */
import { isAnswered, shownItems } from "./condition.js";
import { slipsOf } from "./checks.js";
import { button, el } from "./dom.js";
import { itemField } from "./fields.js";
import { grid, runsOf } from "./grid.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./types.js").Section} Section */

/**
 * @param {App} app
 * @param {number} place
 * @returns {Node[]}
 */
export function sectionPage(app, place) {
  const section = app.data.sections[place];
  const open = app.openSections();
  const number = open.indexOf(place) + 1;
  return [
    el("p", { class: "where" }, app.words.say("section_of", { number, total: open.length })),
    progress(number - 1, open.length),
    ...heading(app, place),
    el("div", { id: "slips", class: "slips", tabindex: "-1", role: "group", hidden: true, "aria-labelledby": "slips-title" }),
    ...questions(app, section),
    el(
      "div",
      { class: "way" },
      button(app.words.say("next"), () => goOn(app, place), "strong"),
      button(app.words.say("back"), () => app.back(place)),
    ),
  ];
}

/**
 * @param {number} done
 * @param {number} total
 */
function progress(done, total) {
  const bar = el("div", { class: "bar", "aria-hidden": "true" }, el("span"));
  bar.style.setProperty("--done", String(done / total));
  return bar;
}

/**
 * The instrument's title and instructions on its first page, folded away on the pages after it.
 *
 * @param {App} app
 * @param {number} place
 */
function heading(app, place) {
  const section = app.data.sections[place];
  const instrument = app.data.instruments[section.instrument];
  const first = app.openSections().find((other) => app.data.sections[other].instrument === section.instrument) === place;
  const instructions = el("p", { class: "instructions" }, app.words.text(instrument.instructions));
  const folded = el("details", { class: "folded" }, el("summary", {}, app.words.say("instructions_again")), instructions);
  return [
    el("h1", { tabindex: "-1" }, app.words.text(instrument.title)),
    first ? instructions : folded,
    section.title !== null && el("h2", {}, app.words.text(section.title)),
    section.intro !== null && el("p", { class: "intro" }, app.words.text(section.intro)),
    !instrument.validated && first && el("p", { class: "aside" }, app.words.say("not_validated")),
  ].filter((part) => part !== false);
}

/**
 * @param {App} app
 * @param {Section} section
 */
function questions(app, section) {
  const fields = runsOf(section).flatMap((run) => (run.length > 1 ? [grid(app, run)] : run.map((item) => itemField(app, item))));
  queueMicrotask(() => refresh(app));
  return fields;
}

/**
 * Shows and hides what depends on answers, after each answer.
 *
 * @param {App} app
 */
export function refresh(app) {
  const shown = shownItems(app.data, app.answers);
  for (const field of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-code]"))) {
    const code = field.dataset.code ?? "";
    field.hidden = !shown.has(code);
    const clear = /** @type {HTMLElement | null} */ (field.querySelector(".clear"));
    if (clear) clear.hidden = !isAnswered(app.answers[code]);
  }
}

/**
 * @param {App} app
 * @param {number} place
 */
function goOn(app, place) {
  const slips = slipsOf(app.data, app.data.sections[place].items, app.answers);
  showSlips(app, slips);
  if (slips.length === 0) app.forward(place);
}

/**
 * A summary with a link to each question, and the same words at the question.
 *
 * @param {App} app
 * @param {import("./checks.js").Slip[]} slips
 */
function showSlips(app, slips) {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".item"))) clearSlip(place);
  const summary = document.getElementById("slips");
  if (!summary) return;
  summary.hidden = slips.length === 0;
  const rows = slips.map((slip) => el("li", {}, slipLink(app, slip)));
  summary.replaceChildren(el("h2", { id: "slips-title" }, app.words.say("error_summary")), el("ul", {}, ...rows));
  for (const slip of slips) markSlip(app, slip);
  if (slips.length > 0) summary.focus();
}

/**
 * @param {App} app
 * @param {import("./checks.js").Slip} slip
 */
function slipLink(app, slip) {
  const item = app.item(slip.code);
  const link = el("a", { href: `#field-${slip.code}` }, app.words.textPlain(item.text), " ", app.words.say(slip.word, slip.slots));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById(`field-${slip.code}`)?.focus();
  });
  return link;
}

/**
 * @param {App} app
 * @param {import("./checks.js").Slip} slip
 */
function markSlip(app, slip) {
  const error = document.getElementById(`error-${slip.code}`);
  const place = document.getElementById(`item-${slip.code}`);
  if (!error || !place) return;
  error.replaceChildren(app.words.say(slip.word, slip.slots));
  error.hidden = false;
  place.classList.add("wrong");
  invalidOf(place).forEach((field) => field.setAttribute("aria-invalid", "true"));
}

/** @param {HTMLElement} place */
export function clearSlip(place) {
  place.classList.remove("wrong");
  const error = /** @type {HTMLElement | null} */ (place.querySelector(".error"));
  if (error) error.hidden = true;
  invalidOf(place).forEach((field) => field.removeAttribute("aria-invalid"));
}

/**
 * What carries the sign of an error: the group of radio buttons, or the field itself.
 *
 * @param {HTMLElement} place
 * @returns {Element[]}
 */
function invalidOf(place) {
  return place.getAttribute("role") === "radiogroup" ? [place] : [...place.querySelectorAll("input, textarea")];
}
