/**
 * The shapes of the data in the page and of what is kept and handed in. It holds no code.
 *
 * @typedef {{ item?: string, equals?: number, in?: number[], less?: number, greater?: number, answered?: boolean,
 *   all?: Condition[], any?: Condition[], not?: Condition }} Condition
 * @typedef {number | string | number[] | null} Answer  a code, a number, a text, or the codes of several options
 * @typedef {Record<string, Answer>} Answers
 * @typedef {string | [string, string, string, string]} Entry  a text, or [text, language, direction, state]
 * @typedef {"choice" | "multiple" | "number" | "text" | "long_text"} Kind
 * @typedef {{ code: string, kind: Kind, text: number, hint?: number, unit?: number, min?: number, max?: number,
 *   max_length?: number, required?: boolean, show_if?: Condition, options?: [number, number, number | null][],
 *   missing?: string[] }} Item
 * @typedef {{ instrument: number, id: string, runs: number[], title: number | null, intro: number | null,
 *   show_if: Condition | null, items: Item[] }} Section
 * @typedef {{ id: string, validated: boolean, contact: boolean, title: number, instructions: number,
 *   closing: number | null, show_if: Condition | null }} Instrument
 * @typedef {{ tag: string, name: string, direction: string, words: string, remark: string, texts: Entry[],
 *   interface: Record<string, Entry> }} Language
 * @typedef {{ site: string, site_name: string, id: string, structure: string, stage: string, waiver: string,
 *   build: string, role: string, about: string, occasion: string, wave: string, per_group: boolean,
 *   cohorts: [string, string][], asked: string[], screen_only?: boolean }} Constants
 * @typedef {{ name: string, phone?: string, email?: string, hours?: string, out_of_hours?: string, emergency?: string,
 *   independent_of_grading: boolean }} Contact
 * @typedef {{ form: Constants, missing: Record<string, number>, missing_labels: Record<string, number>,
 *   distress: Contact | null, title: number, intro: number | null, instruments: Instrument[], sections: Section[],
 *   languages: Language[] }} Data
 *
 * @typedef {Record<string, string>} Keys  what the respondent was asked: person, about, case, session, group, scenario, cohort
 * @typedef {{ format: string, version: number, receipt: string, row: Record<string, string>, answers: Answers,
 *   answered_in: Record<string, string>, extra: Record<string, string> }} Handed  the content of the file
 * @typedef {{ started: string, saved: string, at: number, answers: Answers, answered_in: Record<string, string>,
 *   handed: Handed | null }} Kept  what is kept on the device; it never holds a code
 */
export {};
