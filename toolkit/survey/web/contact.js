/** Somebody to talk to: shown to everyone where an instrument says so, whatever the answers were. */
import { el } from "./dom.js";

/** @typedef {import("./app.js").App} App */

/** @param {import("./types.js").Data} data */
export function hasContact(data) {
  return data.instruments.some((instrument) => instrument.contact);
}

/** @param {App} app */
export function contactPanel(app) {
  return el(
    "section",
    { class: "contact", "aria-labelledby": "contact-title" },
    el("h2", { id: "contact-title" }, app.words.say("contact")),
    ...contactLines(app),
  );
}

/**
 * @param {App} app
 * @returns {Node[]}
 */
export function contactLines(app) {
  const contact = app.data.distress;
  if (!contact) return [el("p", {}, app.words.say("contact_missing"))];
  /** @type {[string, string | undefined, string][]} */
  const rows = [
    ["contact_name", contact.name, ""],
    ["contact_phone", contact.phone, "tel:"],
    ["contact_email", contact.email, "mailto:"],
    ["contact_hours", contact.hours, ""],
    ["contact_out_of_hours", contact.out_of_hours, "tel:"],
    ["contact_emergency", contact.emergency, "tel:"],
  ];
  return [
    el("p", {}, app.words.say("contact_everyone")),
    el("dl", {}, ...rows.flatMap(([word, value, scheme]) => (value ? contactLine(app, word, value, scheme) : []))),
    ...(contact.independent_of_grading ? [el("p", {}, app.words.say("contact_independent"))] : []),
  ];
}

/**
 * @param {App} app
 * @param {string} word
 * @param {string} value
 * @param {string} scheme
 */
function contactLine(app, word, value, scheme) {
  const href = linkOf(value, scheme);
  const shown = el(href ? "a" : "span", { dir: "auto" }, value);
  if (href) shown.setAttribute("href", href);
  return [el("dt", {}, app.words.say(word)), el("dd", {}, shown)];
}

/**
 * A link that calls or writes, only where the value is nothing but a number or an address.
 *
 * @param {string} value
 * @param {string} scheme
 */
function linkOf(value, scheme) {
  if (scheme === "tel:" && /^\+?[0-9 ()./-]{2,24}$/.test(value)) return scheme + value.replace(/[^+0-9]/g, "");
  if (scheme === "mailto:" && /^[^\s@?&#%<>"]+@[^\s@?&#%<>"]+$/.test(value)) return scheme + value;
  return "";
}
