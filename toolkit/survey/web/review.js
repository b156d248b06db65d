/** All answers once more before they are handed in; nothing is demanded but what a question requires. */
import { isAnswered, shownItems } from "./condition.js";
import { slipsOf } from "./checks.js";
import { button, el } from "./dom.js";
import { choicesOf } from "./fields.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./types.js").Item} Item */

/**
 * @param {App} app
 * @returns {Node[]}
 */
export function reviewPage(app) {
  const shown = shownItems(app.data, app.answers);
  const open = app.openSections();
  const items = open.flatMap((place) => app.data.sections[place].items.filter((item) => shown.has(item.code)));
  const empty = items.filter((item) => !isAnswered(app.answers[item.code]));
  const slips = slipsOf(app.data, items, app.answers);
  return [
    el("h1", { tabindex: "-1" }, app.words.say("read_before")),
    empty.length > 0 && el("p", { class: "instructions" }, app.words.say("unanswered", { count: empty.length })),
    slips.length > 0 && el("p", { class: "slips" }, app.words.say("error_count", { count: slips.length })),
    empty.length > 0 && el("p", { class: "aside" }, app.words.say("unanswered_question")),
    ...open.map((place) => sectionList(app, place, shown)),
    el(
      "div",
      { class: "way" },
      button(app.words.say("submit"), () => (slips.length ? app.go(app.sectionOf(slips[0].code), slips[0].code) : app.finish()), "strong"),
      button(app.words.say("back"), () => app.go(open[open.length - 1])),
    ),
  ].filter((part) => part !== false);
}

/**
 * @param {App} app
 * @param {number} place
 * @param {Set<string>} shown
 */
function sectionList(app, place, shown) {
  const section = app.data.sections[place];
  const title = section.title ?? app.data.instruments[section.instrument].title;
  const rows = section.items.filter((item) => shown.has(item.code)).flatMap((item) => answerRow(app, place, item));
  return el("section", { class: "given" }, el("h2", {}, app.words.text(title)), el("dl", {}, ...rows));
}

/**
 * @param {App} app
 * @param {number} place
 * @param {Item} item
 */
function answerRow(app, place, item) {
  const change = button(app.words.say("change_answer"), () => app.go(place, item.code), "link");
  change.setAttribute("aria-describedby", `given-${item.code}`);
  return [
    el("dt", { id: `given-${item.code}` }, app.words.text(item.text)),
    el("dd", {}, el("span", { class: "answer", dir: "auto" }, ...answerWords(app, item)), " ", change),
  ];
}

/**
 * @param {App} app
 * @param {Item} item
 * @returns {Node[]}
 */
function answerWords(app, item) {
  const value = app.answers[item.code];
  if (!isAnswered(value)) return [el("span", { class: "none" }, app.words.say("no_answer"))];
  if (item.kind !== "choice" && item.kind !== "multiple") {
    return [document.createTextNode(String(value)), ...(item.unit === undefined ? [] : [document.createTextNode(" "), app.words.text(item.unit)])];
  }
  const chosen = Array.isArray(value) ? value : [value];
  return choicesOf(app, item)
    .filter((choice) => chosen.includes(choice.value))
    .map((choice) => el("span", { class: "chosen" }, app.words.text(choice.label)));
}
