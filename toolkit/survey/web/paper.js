/** The whole form on paper: what printing this page gives, to be filled in by hand. */
import { rangeOf } from "./checks.js";
import { contactPanel, hasContact } from "./contact.js";
import { el } from "./dom.js";
import { choicesOf } from "./fields.js";
import { runsOf } from "./grid.js";
import { askedOf, keyWords } from "./start.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./types.js").Item} Item */

/**
 * @param {App} app
 * @returns {Node[]}
 */
export function paperForm(app) {
  const w = app.words;
  const form = app.data.form;
  if (form.screen_only) return [el("p", { class: "paper-stage" }, w.say("print_withheld"))];
  const banner = { draft: "draft_banner", ready: "rehearsal_banner" }[form.stage];
  return [
    banner ? el("p", { class: "paper-stage" }, w.say(banner)) : null,
    el("h1", {}, w.text(app.data.title)),
    app.data.intro === null ? null : el("p", {}, w.text(app.data.intro)),
    el("dl", { class: "paper-keys" }, ...[...askedOf(app.data), "date"].flatMap((name) => keyLine(app, name))),
    el("p", { class: "aside" }, w.say("paper_tick")),
    ...app.data.sections.flatMap((_, place) => paperSection(app, place)),
    ...app.data.instruments.map((each) => (each.closing === null ? null : el("p", {}, w.text(each.closing)))),
    hasContact(app.data) ? contactPanel(app) : null,
    el("p", { class: "aside" }, w.say("paper_office")),
    el("dl", { class: "paper-keys" }, ...["paper_entered_by", "paper_entered_on"].flatMap((word) => lineFor(app, word))),
    el("p", { class: "aside" }, w.say("made_by", { site: form.site_name }), " · ", w.say("version", { form: form.id, structure: form.structure })),
  ].filter((part) => part !== null);
}

/**
 * @param {App} app
 * @param {string} name
 */
function keyLine(app, name) {
  const word = name === "date" ? "date_today" : keyWords(app.data, name)[0];
  return lineFor(app, word);
}

/**
 * @param {App} app
 * @param {string} word
 */
function lineFor(app, word) {
  return [el("dt", {}, app.words.say(word)), el("dd", { class: "line-to-write" })];
}

/**
 * @param {App} app
 * @param {number} place
 * @returns {Node[]}
 */
function paperSection(app, place) {
  const section = app.data.sections[place];
  const instrument = app.data.instruments[section.instrument];
  const first = app.data.sections.findIndex((other) => other.instrument === section.instrument) === place;
  return [
    first && el("h2", {}, app.words.text(instrument.title)),
    first && el("p", {}, app.words.text(instrument.instructions)),
    section.title !== null && el("h3", {}, app.words.text(section.title)),
    section.intro !== null && el("p", {}, app.words.text(section.intro)),
    ...runsOf(section).map((run) => (run.length > 1 ? paperGrid(app, run) : paperItem(app, run[0]))),
  ].filter((part) => part !== false);
}

/**
 * @param {App} app
 * @param {Item[]} items
 */
function paperGrid(app, items) {
  const choices = choicesOf(app, items[0]);
  const look = (/** @type {{ apart: boolean }} */ choice) => (choice.apart ? "apart" : null);
  const head = choices.map((choice) => el("th", { scope: "col", class: look(choice) }, app.words.text(choice.label)));
  const rows = items.map((item) => {
    const boxes = choices.map((choice) => el("td", { class: look(choice) }, el("span", { class: "box" })));
    return el("tr", {}, el("th", { scope: "row" }, code(item), ...onlyIf(app, item), app.words.text(item.text)), ...boxes);
  });
  return el("table", { class: "paper-grid" }, el("thead", {}, el("tr", {}, el("td"), ...head)), el("tbody", {}, ...rows));
}

/**
 * @param {App} app
 * @param {Item} item
 */
function paperItem(app, item) {
  const hint = item.hint === undefined ? null : el("p", { class: "hint" }, app.words.text(item.hint));
  const asked = el("p", { class: "question" }, code(item), ...onlyIf(app, item), app.words.text(item.text));
  return el("div", { class: "paper-item" }, asked, hint, ...answerSpace(app, item));
}

/** @param {Item} item */
function code(item) {
  return el("span", { class: "code-of" }, `${item.code} `);
}

/**
 * @param {App} app
 * @param {Item} item
 * @returns {Node[]}
 */
function answerSpace(app, item) {
  if (item.kind === "choice" || item.kind === "multiple") {
    const several = item.kind === "multiple" ? [el("p", { class: "hint" }, app.words.say("choose_several"))] : [];
    return [...several, el("ul", { class: "boxes" }, ...choicesOf(app, item).map((choice) => boxLine(app, choice)))];
  }
  const unit = item.unit === undefined ? null : app.words.text(item.unit);
  if (item.kind === "number") return [el("p", { class: "hint" }, app.words.say(...rangeOf(item, "hint"))), el("p", { class: "number-to-write" }, el("span", { class: "line-to-write" }), unit)];
  return Array.from({ length: item.kind === "long_text" ? 6 : 1 }, () => el("p", { class: "line-to-write" }));
}

/**
 * @param {App} app
 * @param {import("./fields.js").Choice} choice
 */
function boxLine(app, choice) {
  const anchor = choice.anchor === null ? null : el("span", { class: "anchor" }, app.words.text(choice.anchor));
  return el("li", { class: choice.apart ? "apart" : null }, el("span", { class: "box" }), el("span", {}, app.words.text(choice.label), anchor));
}

/**
 * On paper nothing can be hidden: a question that depends on one other says on which answer.
 *
 * @param {App} app
 * @param {Item} item
 * @returns {Node[]}
 */
function onlyIf(app, item) {
  const condition = item.show_if;
  if (!condition?.item) return [];
  const wanted = condition.in ?? (condition.equals === undefined ? [] : [condition.equals]);
  const slots = { code: condition.item };
  if (condition.greater !== undefined) return [note(app, "paper_if_number", { ...slots, number: condition.greater })];
  const labels = choicesOf(app, app.item(condition.item)).filter((choice) => wanted.includes(choice.value));
  if (labels.length === 0) return [];
  return [note(app, "paper_if", { ...slots, answer: labels.map((choice) => app.words.textPlain(choice.label)).join(" / ") })];
}

/**
 * @param {App} app
 * @param {string} word
 * @param {Record<string, string | number>} slots
 */
function note(app, word, slots) {
  return el("em", { class: "only-if" }, app.words.say(word, slots), " ");
}
