/** Questions on one scale, as lines under common headings where there is room, as cards where there is not. */
import { choiceInput, choicesOf, clearButton, describers, notesOf, questionOf } from "./fields.js";
import { el } from "./dom.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./types.js").Item} Item */

/**
 * The questions of a section in runs: several share one scale and make a table, one stands alone.
 *
 * @param {import("./types.js").Section} section
 * @returns {Item[][]}
 */
export function runsOf(section) {
  let next = 0;
  return section.runs.map((size) => section.items.slice(next, (next += size)));
}

/**
 * Each line is a group of radio buttons, named by its question; each button carries its heading as its own label. The
 * headings above are for the eye alone.
 *
 * @param {App} app
 * @param {Item[]} items
 */
export function grid(app, items) {
  const choices = choicesOf(app, items[0]);
  const head = choices.map((choice) => el("span", { class: choice.apart ? "apart" : null }, app.words.text(choice.label)));
  const made = el("div", { class: "grid" });
  made.style.setProperty("--options", String(choices.filter((choice) => !choice.apart).length));
  made.style.setProperty("--missing", String(choices.filter((choice) => choice.apart).length));
  made.append(
    el("div", { class: "grid-head", "aria-hidden": "true" }, el("span"), ...head),
    ...items.map((item) => line(app, item)),
  );
  return made;
}

/**
 * @param {App} app
 * @param {Item} item
 */
function line(app, item) {
  const cells = choicesOf(app, item).map((choice, n) => {
    const label = el("span", { class: "label" }, app.words.text(choice.label));
    return el("label", { class: choice.apart ? "option cell apart" : "option cell" }, choiceInput(app, item, choice, n === 0), label);
  });
  const group = {
    class: "item line",
    id: `item-${item.code}`,
    "data-code": item.code,
    role: "radiogroup",
    "aria-labelledby": `text-${item.code}`,
    "aria-describedby": describers(item, item.hint !== undefined),
    "aria-required": item.required ? "true" : null,
  };
  const asked = el("div", { class: "asked" }, questionOf(app, item), ...notesOf(app, item));
  return el("div", group, asked, ...cells, clearButton(app, item));
}
