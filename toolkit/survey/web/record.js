/** What is handed in: a row's keys and the answers as codes, with the receipt code over both. */
import { isAnswered, shownItems } from "./condition.js";
import { receiptOf } from "./receipt.js";
import { wellFormed } from "./spelling.js";

export const FORMAT = "alliance-answers";

/**
 * Every row key in the order of the contract. Keys that this form does not ask stay empty.
 *
 * @param {import("./types.js").Data} data
 * @param {import("./types.js").Keys} keys
 * @param {{ language: import("./types.js").Language, mode: string, started: string, submitted: string }} facts
 * @returns {Record<string, string>}
 */
export function rowOf(data, keys, facts) {
  const form = data.form;
  const cohort = keys.cohort ?? (form.cohorts.length === 1 ? form.cohorts[0][0] : "");
  const person = keys.person ?? "";
  return {
    site: form.site,
    cohort,
    arm: form.cohorts.find(([id]) => id === cohort)?.[1] ?? "",
    person,
    role: form.role,
    about: keys.about ?? (form.about === "self" ? person : ""),
    case: keys.case ?? "",
    session: keys.session ?? "",
    wave: form.wave,
    occasion: form.occasion,
    scenario: keys.scenario ?? "",
    rater: form.role === "rater" ? person : "",
    language: facts.language.tag,
    mode: facts.mode,
    started: facts.started,
    submitted: facts.submitted,
    form: form.id,
    structure: form.structure,
    words: facts.language.words,
    stage: form.stage,
    waiver: form.waiver,
    build: form.build,
  };
}

/**
 * The answers to the items that are shown, in the order of the form; null for all others.
 *
 * @param {import("./types.js").Data} data
 * @param {import("./types.js").Answers} answers
 * @returns {import("./types.js").Answers}
 */
export function finalAnswers(data, answers) {
  const shown = shownItems(data, answers);
  /** @type {import("./types.js").Answers} */
  const final = {};
  for (const item of data.sections.flatMap((section) => section.items)) {
    const value = shown.has(item.code) ? (answers[item.code] ?? null) : null;
    if (!isAnswered(value)) final[item.code] = null;
    else if (typeof value === "string") final[item.code] = item.kind === "number" ? null : wellFormed(value);
    else final[item.code] = value;
  }
  return final;
}

/**
 * @param {Record<string, string>} row
 * @param {import("./types.js").Answers} answers
 * @param {Record<string, string>} answeredIn  code -> language, where that is another than the row's
 * @param {Record<string, string>} extra  what was asked and has no place among the row keys
 * @returns {import("./types.js").Handed}
 */
export function handedOf(row, answers, answeredIn, extra) {
  const receipt = receiptOf(signedText(row, answers, answeredIn, extra));
  return { format: FORMAT, version: 1, receipt, row, answers, answered_in: answeredIn, extra };
}

/**
 * The text that the receipt code is made of: pairs in order, as compact JSON.
 *
 * @param {Record<string, string>} row
 * @param {import("./types.js").Answers} answers
 * @param {Record<string, string>} answeredIn
 * @param {Record<string, string>} extra
 */
export function signedText(row, answers, answeredIn, extra) {
  return JSON.stringify([row, answers, answeredIn, extra].map((part) => Object.entries(part)));
}

const OF_WHOM = ["cohort", "arm", "person", "about", "case", "session", "scenario", "rater"];

/**
 * The same without everything that says of whom it is, to be kept on a device.
 *
 * @param {import("./types.js").Handed} handed
 * @returns {import("./types.js").Handed}
 */
export function withoutCodes(handed) {
  const row = { ...handed.row };
  for (const name of OF_WHOM) row[name] = "";
  return { ...handed, row, extra: {} };
}

/**
 * What `withoutCodes` took away, given back by those who typed it again.
 *
 * @param {import("./types.js").Handed} handed
 * @param {Record<string, string>} row
 * @param {Record<string, string>} extra
 * @returns {import("./types.js").Handed}
 */
export function withCodes(handed, row, extra) {
  const whole = { ...handed.row };
  for (const name of OF_WHOM) whole[name] = row[name];
  return { ...handed, row: whole, extra };
}

/** @param {import("./types.js").Handed} handed */
export function fileName(handed) {
  return `${handed.row.site}-${handed.row.form}-${handed.receipt}.json`;
}

/** @param {import("./types.js").Handed} handed */
export function fileText(handed) {
  return `${JSON.stringify(handed, null, 1)}\n`;
}

/**
 * A moment in the time of this device with its distance from UTC, to the second.
 *
 * @param {Date} moment
 */
export function localTime(moment) {
  const ahead = -moment.getTimezoneOffset();
  const two = (/** @type {number} */ n) => String(Math.floor(n)).padStart(2, "0");
  const local = new Date(moment.getTime() + ahead * 60000).toISOString().slice(0, 19);
  return `${local}${ahead < 0 ? "-" : "+"}${two(Math.abs(ahead) / 60)}:${two(Math.abs(ahead) % 60)}`;
}
