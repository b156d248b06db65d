/** Whether a condition is true of answers, exactly as `toolkit/model/condition.py` says it. */

/**
 * @param {import("./types.js").Condition | null | undefined} condition
 * @param {import("./types.js").Answers} answers
 * @returns {boolean}
 */
export function holds(condition, answers) {
  if (!condition) return true;
  if (condition.all) return condition.all.every((part) => holds(part, answers));
  if (condition.any) return condition.any.some((part) => holds(part, answers));
  if (condition.not) return !holds(condition.not, answers);
  const value = answers[condition.item ?? ""] ?? null;
  if (condition.answered !== undefined) return isAnswered(value) === condition.answered;
  if (typeof value !== "number") return false;
  if (condition.equals !== undefined) return value === condition.equals;
  if (condition.in) return condition.in.includes(value);
  if (condition.less !== undefined) return value < condition.less;
  return condition.greater !== undefined && value > condition.greater;
}

/** @param {import("./types.js").Answer | undefined} value */
export function isAnswered(value) {
  return value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/**
 * The codes of the items that are shown. An item that is not shown, or answered by a missing kind,
 * counts as not answered in every condition after it.
 *
 * @param {import("./types.js").Data} data
 * @param {import("./types.js").Answers} answers
 * @returns {Set<string>}
 */
export function shownItems(data, answers) {
  const known = { ...answers };
  /** @type {Set<string>} */
  const shown = new Set();
  for (const section of data.sections) {
    const open = holds(data.instruments[section.instrument].show_if, known) && holds(section.show_if, known);
    for (const item of section.items) {
      if (open && holds(item.show_if, known)) shown.add(item.code);
      else known[item.code] = null;
      if (isMissing(data, item, known[item.code])) known[item.code] = null;
    }
  }
  return shown;
}

/**
 * Whether an answer says why there is none, such as "declined". In a condition it counts as no answer.
 *
 * @param {import("./types.js").Data} data
 * @param {import("./types.js").Item} item
 * @param {import("./types.js").Answer | undefined} value
 */
function isMissing(data, item, value) {
  const codes = (item.missing ?? []).map((name) => data.missing[name]);
  const given = Array.isArray(value) ? value : [value];
  return given.length > 0 && given.every((one) => typeof one === "number" && codes.includes(one));
}
