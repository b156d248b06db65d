/** What stands around every page: the language, what must be said on top, and the ways out below. */
import { contactLines, hasContact } from "./contact.js";
import { button, el } from "./dom.js";

/** @typedef {import("./app.js").App} App */

/**
 * @param {App} app
 * @returns {Node[]}
 */
export function topOf(app) {
  return [
    el("p", { class: "site", dir: "auto" }, app.data.form.site_name),
    app.data.languages.length > 1 && languageField(app),
  ].filter((part) => part !== false);
}

/** @param {App} app */
function languageField(app) {
  const options = app.data.languages.map((language) =>
    el("option", { value: language.tag, lang: language.tag, selected: language === app.words.language }, language.name),
  );
  const field = el("select", { id: "language" }, ...options);
  field.addEventListener("change", () => app.speak(field.value));
  return el("div", { class: "language" }, el("label", { for: "language" }, app.words.say("language")), field);
}

/**
 * Draft or rehearsal, refused storage, and what is known of the translation.
 *
 * @param {App} app
 * @returns {Node[]}
 */
export function bannersOf(app) {
  const stage = app.data.form.stage;
  const remark = app.words.language.remark;
  return [
    stage === "draft" && el("p", { class: "banner stage" }, app.words.say("draft_banner")),
    stage === "ready" && el("p", { class: "banner stage" }, app.words.say("rehearsal_banner")),
    app.device.refused && el("p", { class: "banner warning", role: "alert" }, app.words.say("storage_refused")),
    app.full && el("p", { class: "banner warning", role: "alert" }, app.words.say("storage_full")),
    remark === "unreviewed" && el("p", { class: "banner" }, app.words.say("unreviewed")),
    remark === "unreviewed_part" && el("p", { class: "banner" }, app.words.say("unreviewed_part")),
  ].filter((part) => part !== false);
}

/**
 * @param {App} app
 * @returns {Node[]}
 */
export function bottomOf(app) {
  const w = app.words;
  const form = app.data.form;
  const keeps = !app.device.refused && app.view !== "done" && app.view !== "found";
  const mine = app.begun
    ? [button(w.say("not_me"), () => app.leave()), keeps && button(w.say("remove"), () => app.remove())]
    : [];
  const open = app.begun && form.asked.includes("person") && el("p", {}, w.say("code_known", { code: app.keys.person ?? "" }));
  return [
    hasContact(app.data) && app.view !== "done" && el("details", { class: "folded contact" }, el("summary", {}, w.say("contact")), ...contactLines(app)),
    open,
    el("div", { class: "way small" }, ...mine, !form.screen_only && button(w.say("print"), () => window.print())),
    el("p", { class: "version" }, w.say("made_by", { site: form.site_name }), " · ", w.say("version", { form: form.id, structure: form.structure })),
  ].filter((part) => part !== false);
}

/**
 * Asks before something that cannot be taken back.
 *
 * @param {App} app
 * @param {string} question
 * @param {string} yes
 * @returns {Promise<boolean>}
 */
export function confirmed(app, question, yes) {
  if (typeof HTMLDialogElement !== "function") return Promise.resolve(window.confirm(app.words.plain(question)));
  return new Promise((resolve) => {
    const dialog = el("dialog", { "aria-labelledby": "question" });
    const answer = (/** @type {string} */ value) => () => dialog.close(value);
    dialog.append(
      el("p", { id: "question" }, app.words.say(question)),
      el("div", { class: "way" }, button(app.words.say("cancel"), answer("")), button(app.words.say(yes), answer("yes"), "strong")),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
