/** The form while it is being filled in: who answers, what was answered, which page is shown, and what the device keeps. */
import { isAnswered, shownItems } from "./condition.js";
import { Device, asKept, placeOf } from "./device.js";
import { donePage } from "./done.js";
import { bannersOf, bottomOf, confirmed, topOf } from "./frame.js";
import { paperForm } from "./paper.js";
import { finalAnswers, handedOf, localTime, rowOf, withCodes, withoutCodes } from "./record.js";
import { reviewPage } from "./review.js";
import { clearSlip, refresh, sectionPage } from "./section.js";
import { foundPage, startPage } from "./start.js";
import { Words } from "./words.js";

/** @typedef {"start" | "found" | "review" | "done" | number} View  a number is the place of a section */
/** @typedef {{ top: HTMLElement, banners: HTMLElement, main: HTMLElement, bottom: HTMLElement, status: HTMLElement, paper: HTMLElement, skip: HTMLElement }} Places */

const LANGUAGE = "language";

/** @returns {import("./types.js").Kept} */
function nothingKept() {
  const now = localTime(new Date());
  return { started: now, saved: now, at: 0, answers: {}, answered_in: {}, handed: null };
}

/** One form on one screen. */
export class App {
  /**
   * @param {import("./types.js").Data} data
   * @param {Places} places
   * @param {Device} device
   * @param {URLSearchParams} given  what a link brings: row keys, language, mode
   */
  constructor(data, places, device, given) {
    this.data = data;
    this.places = places;
    this.device = device;
    /** @type {Record<string, string>} */
    this.given = Object.fromEntries(given);
    this.mode = ["paper", "interview"].includes(this.given.mode) ? this.given.mode : "web";
    /** @type {import("./types.js").Keys} */
    this.keys = {};
    this.begun = false;
    this.full = false;
    /** Whether the file has left the page. */
    this.left = false;
    this.kept = nothingKept();
    /** @type {View} */
    this.view = "start";
    this.words = new Words(this.firstLanguage());
  }

  get answers() {
    return this.kept.answers;
  }

  /** Whether leaving the page now would lose answers. */
  get unsaved() {
    const lost = this.device.refused || this.full;
    return lost && !this.left && Object.values(this.answers).some(isAnswered);
  }

  /** @returns {import("./types.js").Language} */
  firstLanguage() {
    const wanted = [this.given.language, this.given.lang, this.device.kept(LANGUAGE), ...(navigator.languages ?? [])];
    const tags = wanted.filter((tag) => typeof tag === "string");
    for (const tag of tags) {
      const exact = this.data.languages.find((language) => language.tag.toLowerCase() === tag.toLowerCase());
      const near = this.data.languages.find((language) => primary(language.tag) === primary(tag));
      if (exact ?? near) return /** @type {import("./types.js").Language} */ (exact ?? near);
    }
    return this.data.languages[0];
  }

  /** @param {string} tag */
  speak(tag) {
    const language = this.data.languages.find((each) => each.tag === tag);
    if (!language) return;
    this.words = new Words(language);
    this.device.keep(LANGUAGE, tag);
    this.show();
    document.getElementById("language")?.focus();
  }

  /** @param {string} code */
  item(code) {
    return /** @type {import("./types.js").Item} */ (
      this.data.sections.flatMap((section) => section.items).find((item) => item.code === code)
    );
  }

  /** @param {string} code */
  sectionOf(code) {
    return this.data.sections.findIndex((section) => section.items.some((item) => item.code === code));
  }

  /** The places of the sections that have something to show now. */
  openSections() {
    const shown = shownItems(this.data, this.answers);
    const places = this.data.sections.map((_, place) => place);
    return places.filter((place) => this.data.sections[place].items.some((item) => shown.has(item.code)));
  }

  /**
   * Begins with what was typed: where answers lie under it, it asks whether to go on with them.
   *
   * @param {import("./types.js").Keys} keys
   */
  begin(keys) {
    const same = this.begun && placeOf(this.data.form, keys) === placeOf(this.data.form, this.keys);
    this.keys = keys;
    if (same) return this.resume();
    this.begun = true;
    const kept = asKept(this.device.kept(placeOf(this.data.form, keys)));
    this.kept = kept ?? nothingKept();
    if (this.kept.handed) this.go("done");
    else if (kept) this.go("found");
    else this.go(this.openSections()[0] ?? "review");
  }

  resume() {
    if (this.kept.handed) return this.go("done");
    const open = this.openSections();
    this.go(open.find((place) => place >= this.kept.at) ?? open[open.length - 1] ?? "review");
  }

  /**
   * @param {import("./types.js").Item} item
   * @param {import("./types.js").Answer} value
   */
  answer(item, value) {
    this.kept.answers[item.code] = value;
    this.kept.answered_in[item.code] = this.words.language.tag;
    this.left = false;
    this.save();
    refresh(this);
    const field = document.getElementById(`item-${item.code}`);
    if (field) clearSlip(field);
  }

  save() {
    if (this.device.refused || !this.begun) return;
    this.kept.saved = localTime(new Date());
    const full = !this.device.keep(placeOf(this.data.form, this.keys), this.kept);
    if (full === this.full) return;
    this.full = full;
    this.places.banners.replaceChildren(...bannersOf(this));
  }

  /** @param {number} place */
  forward(place) {
    this.go(this.openSections().find((other) => other > place) ?? "review");
  }

  /** @param {number} place */
  back(place) {
    const before = this.openSections().filter((other) => other < place);
    this.go(before[before.length - 1] ?? "start");
  }

  /** Closes the answers and gives them their receipt. */
  finish() {
    const facts = { ...this.facts(), started: this.kept.started, submitted: localTime(new Date()) };
    const answers = finalAnswers(this.data, this.answers);
    const elsewhere = Object.entries(this.kept.answered_in).filter(
      ([code, tag]) => isAnswered(answers[code]) && tag !== facts.language.tag,
    );
    const row = rowOf(this.data, this.keys, facts);
    this.kept.handed = withoutCodes(handedOf(row, answers, Object.fromEntries(elsewhere), this.extra()));
    this.save();
    this.go("done");
  }

  /** What is to be handed in, with the codes that were typed. */
  handed() {
    const row = rowOf(this.data, this.keys, { ...this.facts(), started: "", submitted: "" });
    return this.kept.handed && withCodes(this.kept.handed, row, this.extra());
  }

  facts() {
    return { language: this.words.language, mode: this.mode };
  }

  /**
   * What is asked and has no row key of its own.
   *
   * @returns {Record<string, string>}
   */
  extra() {
    return "group" in this.keys ? { group: this.keys.group } : {};
  }

  /** Back to the answers; the next end gives another receipt. */
  reopen() {
    this.kept.handed = null;
    this.save();
    this.go("review");
  }

  /** Forgets who is answering; what is kept on the device stays under its code. */
  leave() {
    this.keys = {};
    this.begun = false;
    this.left = false;
    this.kept = nothingKept();
    for (const name of [...this.data.form.asked, "cohort"]) delete this.given[name];
    this.go("start");
  }

  async remove() {
    if (!(await confirmed(this, "remove_question", "remove_confirm"))) return;
    this.device.remove(placeOf(this.data.form, this.keys));
    this.leave();
    this.places.status.replaceChildren(this.words.say("removed"));
  }

  async another() {
    if (this.left || (await confirmed(this, "another_question", "answer_yes"))) this.leave();
  }

  /**
   * @param {View} view
   * @param {string} [code]  the question to go to
   */
  go(view, code) {
    this.turnTo(view);
    remember(view);
    const field = code === undefined ? null : document.getElementById(`field-${code}`);
    if (!field) window.scrollTo(0, 0);
    (field ?? this.places.main.querySelector("h1"))?.focus();
  }

  /** @param {View} view */
  turnTo(view) {
    this.view = view;
    if (typeof view === "number" && this.kept.at !== view) {
      this.kept.at = view;
      if (Object.keys(this.answers).length > 0) this.save();
    }
    this.places.status.replaceChildren();
    this.show();
  }

  /**
   * The page that the browser's own back and forward buttons ask for, as far as it still makes sense.
   *
   * @param {unknown} view
   */
  revisit(view) {
    const asked = /** @type {View} */ (this.begun ? view : "start");
    const sensible = this.kept.handed ? asked === "done" || asked === "start" : asked !== "done";
    this.turnTo(sensible ? asked : this.view);
    this.places.main.querySelector("h1")?.focus();
  }

  /** Lays out the whole page anew, in the language that is spoken. */
  show() {
    const language = this.words.language;
    document.documentElement.lang = language.tag;
    document.documentElement.dir = language.direction === "rtl" ? "rtl" : "ltr";
    this.places.skip.replaceChildren(this.words.say("skip_link"));
    this.places.top.replaceChildren(...topOf(this));
    this.places.banners.replaceChildren(...bannersOf(this));
    this.places.main.replaceChildren(...this.page());
    this.places.bottom.replaceChildren(...bottomOf(this));
    this.places.paper.replaceChildren(...paperForm(this));
    const heading = this.places.main.querySelector("h1")?.textContent ?? "";
    const title = this.words.textPlain(this.data.title);
    document.title = heading === title ? title : `${heading} · ${title}`;
  }

  /** @returns {Node[]} */
  page() {
    if (typeof this.view === "number") return sectionPage(this, this.view);
    return { start: startPage, found: foundPage, review: reviewPage, done: donePage }[this.view](this);
  }
}

/** @param {string} tag */
function primary(tag) {
  return tag.toLowerCase().split("-")[0];
}

/**
 * Leaves a step in the browser's history, so that its back button goes one page back instead of away.
 *
 * @param {View} view
 */
function remember(view) {
  try {
    if (history.state !== view) history.pushState(view, "");
  } catch {
    // Some viewers keep no history; the buttons on the page do the same.
  }
}
