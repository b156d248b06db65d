/** The words of the page in the language that is shown, each marked where it is in another language or not yet approved. */
import { el } from "./dom.js";

/** Speaks one language of the form. */
export class Words {
  /** @param {import("./types.js").Language} language */
  constructor(language) {
    this.language = language;
  }

  /**
   * A word of the interface as plain text, with its slots filled.
   *
   * @param {string} name
   * @param {Record<string, string | number>} [slots]
   */
  plain(name, slots = {}) {
    const entry = this.language.interface[name];
    // Content that is older than this page lacks newer words: their names are English enough to go on with.
    const text = entry === undefined ? name.replace(/_/g, " ") : textOf(entry);
    return filled(text, slots, this.language.direction === "rtl");
  }

  /**
   * A word of the interface. One in another language is marked with its language; its state is told once, for the whole page.
   *
   * @param {string} name
   * @param {Record<string, string | number>} [slots]
   * @returns {Node}
   */
  say(name, slots = {}) {
    return inLanguage(this.language.interface[name] ?? name, this.plain(name, slots), this.language);
  }

  /**
   * A text of the form by its number, with a mark where it is not approved.
   *
   * @param {number} number
   * @returns {DocumentFragment}
   */
  text(number) {
    const entry = this.language.texts[number];
    const made = document.createDocumentFragment();
    made.append(inLanguage(entry, textOf(entry), this.language));
    const state = Array.isArray(entry) ? entry[3] : "";
    if (state && !(state === "draft" && this.language.remark === "unreviewed")) {
      made.append(" ", el("span", { class: "mark" }, this.say(`state_${state}`)));
    }
    return made;
  }

  /** @param {number} number */
  textPlain(number) {
    return textOf(this.language.texts[number]);
  }
}

/** @param {import("./types.js").Entry} entry */
function textOf(entry) {
  return Array.isArray(entry) ? entry[0] : entry;
}

/**
 * @param {import("./types.js").Entry} entry
 * @param {string} text
 * @param {import("./types.js").Language} language
 * @returns {Node}
 */
function inLanguage(entry, text, language) {
  if (!Array.isArray(entry) || entry[1] === language.tag) return document.createTextNode(text);
  return el("span", { lang: entry[1], dir: entry[2] }, text);
}

/**
 * In text that runs to the left, a name or code that runs to the right stands between isolates, so that it moves nothing.
 *
 * @param {string} text
 * @param {Record<string, string | number>} slots
 * @param {boolean} isolated
 */
function filled(text, slots, isolated) {
  const shown = (/** @type {string | number} */ value) => (isolated ? `\u2068${value}\u2069` : String(value));
  return text.replace(/\{([a-z_]+)\}/g, (whole, name) => (name in slots ? shown(slots[name]) : whole));
}
