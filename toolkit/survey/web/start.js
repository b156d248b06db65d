/** The first page: what this is, where the answers stay, and who answers about whom. */
import { button, el } from "./dom.js";
import { codeOf, occasionNumber } from "./spelling.js";

/** @typedef {import("./app.js").App} App */

/** Row key -> [label, help]. */
const ASKED = /** @type {Record<string, [string, string]>} */ ({
  cohort: ["cohort", ""],
  person: ["your_code", "code_help"],
  about: ["rated_code", "rated_code_help"],
  case: ["case_code", "case_code_help"],
  session: ["session_number", "session_number_help"],
  group: ["group_code", ""],
  scenario: ["scenario_code", "scenario_code_help"],
});

const ABOUT = /** @type {Record<string, string>} */ ({
  self: "about_self",
  session: "about_session",
  trainee: "about_trainee",
  client: "about_client",
  group: "about_group",
  recording: "about_recording",
  event: "about_event",
});

/**
 * @param {App} app
 * @returns {Node[]}
 */
export function startPage(app) {
  const w = app.words;
  const notes = ["nothing_sent", app.device.refused ? "" : "kept_here", app.device.refused ? "" : "shared_device", "withdraw"];
  const optional = app.data.sections.every((section) => section.items.every((item) => !item.required));
  return [
    el("h1", { tabindex: "-1" }, w.text(app.data.title)),
    ...(app.data.intro === null ? [] : [el("p", { class: "instructions" }, w.text(app.data.intro))]),
    el("ul", { class: "notes" }, ...[...notes, optional ? "optional_all" : ""].filter(Boolean).map((name) => el("li", {}, w.say(name)))),
    codeForm(app),
  ];
}

/**
 * What this form asks before it starts: the cohort where there are several, then the row keys.
 *
 * @param {import("./types.js").Data} data
 */
export function askedOf(data) {
  return [...(data.form.cohorts.length > 1 ? ["cohort"] : []), ...data.form.asked];
}

/**
 * The value of a key in its one spelling, or null.
 *
 * @param {import("./types.js").Data} data
 * @param {string} name
 * @param {string} typed
 */
export function keyOf(data, name, typed) {
  if (name === "cohort") return data.form.cohorts.some(([id]) => id === typed) ? typed : null;
  return name === "session" ? occasionNumber(typed) : codeOf(typed);
}

/** @param {App} app */
function codeForm(app) {
  const fields = askedOf(app.data).map((name) => [name, keyField(app, name)]);
  const form = el(
    "form",
    { class: "codes", novalidate: true, "aria-label": app.words.plain(ABOUT[app.data.form.about]) },
    el("p", { class: "intro" }, app.words.say(ABOUT[app.data.form.about])),
    ...fields.map(([, field]) => /** @type {HTMLElement} */ (field)),
    app.data.form.asked.includes("person") && el("p", { class: "aside" }, app.words.say("code_lost")),
    el("div", { class: "way" }, el("button", { type: "submit", class: "strong" }, app.words.say("start"))),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    begin(app, form);
  });
  return form;
}

/**
 * @param {App} app
 * @param {string} name
 */
function keyField(app, name) {
  const [label, help] = keyWords(app.data, name);
  const id = `key-${name}`;
  const field = name === "cohort" ? cohortField(app, id) : textKey(app, name, id);
  field.setAttribute("aria-describedby", help ? `${id}-help ${id}-error` : `${id}-error`);
  field.setAttribute("aria-required", "true");
  return el(
    "div",
    { class: "item" },
    el("label", { for: id, class: "question" }, app.words.say(label)),
    help ? el("p", { class: "hint", id: `${id}-help` }, app.words.say(help)) : null,
    el("p", { class: "error", id: `${id}-error`, hidden: true }),
    el("div", { class: "typed" }, field),
  );
}

/**
 * The label and the help of a row key that is asked: a session may be a meeting of the group, and a person a rater.
 *
 * @param {import("./types.js").Data} data
 * @param {string} name
 * @returns {[string, string]}
 */
export function keyWords(data, name) {
  if (name === "session" && data.form.per_group) return ["meeting_number", ""];
  if (name === "session" && data.form.about === "event") return ["event_number", "event_number_help"];
  if (name === "about" && data.form.about === "recording") return ["recording_code", "recording_code_help"];
  if (name === "person" && data.form.role === "rater") return ["rater_code", "code_help"];
  return ASKED[name];
}

/**
 * @param {App} app
 * @param {string} id
 */
function cohortField(app, id) {
  const given = app.given.cohort ?? "";
  const choices = app.data.form.cohorts.map(([cohort]) => el("option", { value: cohort, selected: cohort === given }, cohort));
  return el("select", { id, name: "cohort" }, el("option", { value: "" }, app.words.say("please_choose")), ...choices);
}

/**
 * @param {App} app
 * @param {string} name
 * @param {string} id
 */
function textKey(app, name, id) {
  const field = el("input", { id, name, type: "text", class: "code", autocomplete: "off", autocapitalize: "none", spellcheck: "false", dir: "ltr", inputmode: name === "session" ? "numeric" : null });
  field.value = app.given[name] ?? "";
  return field;
}

/**
 * @param {App} app
 * @param {HTMLFormElement} form
 */
function begin(app, form) {
  /** @type {import("./types.js").Keys} */
  const keys = {};
  /** @type {HTMLElement[]} */
  const wrong = [];
  for (const name of askedOf(app.data)) {
    const field = /** @type {HTMLInputElement | HTMLSelectElement} */ (form.elements.namedItem(name));
    const value = keyOf(app.data, name, field.value);
    app.given[name] = field.value;
    tell(app, name, field, value === null);
    if (value === null) wrong.push(field);
    else keys[name] = value;
  }
  if (wrong.length > 0) wrong[0].focus();
  else app.begin(keys);
}

/**
 * @param {App} app
 * @param {string} name
 * @param {HTMLInputElement | HTMLSelectElement} field
 * @param {boolean} wrong
 */
function tell(app, name, field, wrong) {
  const error = /** @type {HTMLElement} */ (document.getElementById(`${field.id}-error`));
  error.hidden = !wrong;
  const word = field.value.trim() === "" ? "field_needed" : name === "session" ? "number_whole" : "code_invalid";
  error.replaceChildren(app.words.say(word));
  if (wrong) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

/**
 * Answers that lie on this device under what was typed: to go on with, to leave alone, or to remove.
 *
 * @param {App} app
 * @returns {Node[]}
 */
export function foundPage(app) {
  const saved = new Date(app.kept.saved);
  const date = new Intl.DateTimeFormat(app.words.language.tag, { dateStyle: "long", timeStyle: "short" }).format(saved);
  return [
    el("h1", { tabindex: "-1" }, app.words.say("resume")),
    el("p", { class: "instructions" }, app.words.say("resume_question")),
    el("p", { class: "aside" }, app.words.say("resume_saved", { date })),
    el(
      "div",
      { class: "way" },
      button(app.words.say("resume"), () => app.resume(), "strong"),
      button(app.words.say("not_me"), () => app.leave()),
      button(app.words.say("remove"), () => app.remove()),
    ),
    el("p", { class: "aside" }, app.words.say("not_me_help")),
  ];
}
