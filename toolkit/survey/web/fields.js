/** One question with its fields: options, boxes, a number or a text. Every answer goes to the page at once. */
import { isAnswered } from "./condition.js";
import { rangeOf } from "./checks.js";
import { button, el } from "./dom.js";
import { lengthOf, wholeNumber } from "./spelling.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./types.js").Item} Item */
/** @typedef {{ value: number, label: number, anchor: number | null, apart: boolean }} Choice */

/**
 * @param {App} app
 * @param {Item} item
 * @returns {HTMLElement}
 */
export function itemField(app, item) {
  if (item.kind === "choice" || item.kind === "multiple") return choiceField(app, item);
  return typedField(app, item);
}

/**
 * The options of an item and then its missing kinds, which stand apart.
 *
 * @param {App} app
 * @param {Item} item
 * @returns {Choice[]}
 */
export function choicesOf(app, item) {
  const options = (item.options ?? []).map(([value, label, anchor]) => ({ value, label, anchor, apart: false }));
  const missing = (item.missing ?? []).map((name) => {
    return { value: app.data.missing[name], label: app.data.missing_labels[name], anchor: null, apart: true };
  });
  return [...options, ...missing];
}

/**
 * The text of a question with the mark of a required one.
 *
 * @param {App} app
 * @param {Item} item
 */
export function questionOf(app, item) {
  const mark = item.required && el("span", { class: "required" }, " (", app.words.say("required_mark"), ")");
  return el("span", { class: "question", id: `text-${item.code}` }, app.words.text(item.text), mark);
}

/**
 * The hint and the place of an error, both named by the fields of the question.
 *
 * @param {App} app
 * @param {Item} item
 * @param {import("./dom.js").Child} [more]
 */
export function notesOf(app, item, more) {
  const hint = item.hint !== undefined && el("span", {}, app.words.text(item.hint));
  const both = hint && more ? [hint, " ", more] : [hint || more];
  const error = el("p", { class: "error", id: `error-${item.code}`, hidden: true });
  return [both.some(Boolean) ? el("p", { class: "hint", id: `hint-${item.code}` }, ...both) : null, error];
}

/**
 * The ids of what describes the fields of a question.
 *
 * @param {Item} item
 * @param {boolean} hint
 */
export function describers(item, hint) {
  const parts = [item.unit !== undefined && "unit", hint && "hint", "error", isCounted(item) && "count"];
  return parts.filter(Boolean).map((part) => `${part}-${item.code}`).join(" ");
}

/** @param {Item} item */
function isCounted(item) {
  return item.max_length !== undefined && item.kind !== "choice" && item.kind !== "multiple" && item.kind !== "number";
}

/**
 * A radio button or a tick box that tells the page what was chosen. The first one of an item is where errors lead.
 *
 * @param {App} app
 * @param {Item} item
 * @param {Choice} choice
 * @param {boolean} first
 */
export function choiceInput(app, item, choice, first) {
  const several = item.kind === "multiple";
  const input = el("input", {
    type: several ? "checkbox" : "radio",
    name: `answer-${item.code}`,
    id: first && `field-${item.code}`,
    value: choice.value,
  });
  const value = app.answers[item.code];
  input.checked = Array.isArray(value) ? value.includes(choice.value) : value === choice.value;
  input.addEventListener("change", () => {
    app.answer(item, several ? toggled(app.answers[item.code] ?? null, choice, input.checked) : choice.value);
    if (several) untickOthers(input, app.answers[item.code]);
  });
  return input;
}

/**
 * The codes that are ticked after one was. A missing kind stands alone.
 *
 * @param {import("./types.js").Answer} before
 * @param {Choice} choice
 * @param {boolean} ticked
 * @returns {import("./types.js").Answer}
 */
export function toggled(before, choice, ticked) {
  if (choice.apart) return ticked ? choice.value : null;
  const chosen = new Set(Array.isArray(before) ? before : []);
  if (ticked) chosen.add(choice.value);
  else chosen.delete(choice.value);
  return chosen.size ? [...chosen].sort((a, b) => a - b) : null;
}

/**
 * @param {HTMLInputElement} input
 * @param {import("./types.js").Answer | undefined} value
 */
function untickOthers(input, value) {
  const all = input.closest(".item")?.querySelectorAll("input") ?? [];
  for (const other of all) other.checked = Array.isArray(value) ? value.includes(Number(other.value)) : Number(other.value) === value && value !== null;
}

/**
 * @param {App} app
 * @param {Item} item
 */
function choiceField(app, item) {
  const several = item.kind === "multiple";
  const choices = choicesOf(app, item);
  const labels = choices.map((choice, n) => {
    const anchor = choice.anchor !== null && el("span", { class: "anchor" }, app.words.text(choice.anchor));
    const label = el("span", { class: "label" }, el("span", {}, app.words.text(choice.label)), anchor);
    return el("label", { class: "option" }, choiceInput(app, item, choice, n === 0), label);
  });
  const [plain, apart] = [labels.filter((_, n) => !choices[n].apart), labels.filter((_, n) => choices[n].apart)];
  return el(
    "fieldset",
    { class: "item", id: `item-${item.code}`, "data-code": item.code, ...groupOf(item, several) },
    el("legend", {}, questionOf(app, item)),
    ...notesOf(app, item, several && app.words.say("choose_several")),
    el("div", { class: "options" }, ...plain),
    apart.length > 0 && el("div", { class: "options apart" }, ...apart),
    several ? null : clearButton(app, item),
  );
}

/**
 * @param {Item} item
 * @param {boolean} several
 */
function groupOf(item, several) {
  const described = { "aria-describedby": describers(item, several || item.hint !== undefined) };
  return several ? described : { ...described, role: "radiogroup", "aria-required": item.required ? "true" : null };
}

/**
 * Takes an answer back; radio buttons alone offer no way to.
 *
 * @param {App} app
 * @param {Item} item
 */
export function clearButton(app, item) {
  const made = button(app.words.say("clear_answer"), () => {
    for (const input of made.closest(".item")?.querySelectorAll("input") ?? []) input.checked = false;
    app.answer(item, null);
    document.getElementById(`field-${item.code}`)?.focus();
  }, "clear");
  made.setAttribute("aria-describedby", `text-${item.code}`);
  made.hidden = !isAnswered(app.answers[item.code]);
  return made;
}

/**
 * @param {App} app
 * @param {Item} item
 */
function typedField(app, item) {
  const long = item.kind === "long_text";
  const number = item.kind === "number";
  const field = el(long ? "textarea" : "input", {
    id: `field-${item.code}`,
    class: number ? "number" : null,
    type: long ? null : "text",
    inputmode: number ? "numeric" : null,
    rows: long ? 5 : null,
    autocomplete: "off",
    "aria-required": item.required ? "true" : null,
    "aria-describedby": describers(item, number || item.hint !== undefined),
  });
  field.value = String(app.answers[item.code] ?? "");
  const count = isCounted(item) && el("p", { class: "count", id: `count-${item.code}` });
  const counted = () => count && count.replaceChildren(countOf(app, item, field.value));
  field.addEventListener("input", () => {
    app.answer(item, valueOf(item, field.value));
    counted();
  });
  counted();
  const unit = item.unit !== undefined && el("span", { class: "unit", id: `unit-${item.code}` }, app.words.text(item.unit));
  const range = number && app.words.say(...rangeOf(item, "hint"));
  return el(
    "div",
    { class: "item", id: `item-${item.code}`, "data-code": item.code },
    el("label", { for: `field-${item.code}` }, questionOf(app, item)),
    ...notesOf(app, item, range),
    el("div", { class: "typed" }, field, unit),
    count,
  );
}

/**
 * A number, a text, or nothing. What is no number yet is kept as it was typed, so that nobody loses it.
 *
 * @param {Item} item
 * @param {string} typed
 * @returns {import("./types.js").Answer}
 */
export function valueOf(item, typed) {
  if (typed.trim() === "") return null;
  return item.kind === "number" ? (wholeNumber(typed) ?? typed) : typed;
}

/**
 * @param {App} app
 * @param {Item} item
 * @param {string} typed
 */
function countOf(app, item, typed) {
  return app.words.say("characters", { count: lengthOf(typed), max: item.max_length ?? 0 });
}
