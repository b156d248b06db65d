/** What must be put right before going on: said as interface words with their slots. */
import { isAnswered, shownItems } from "./condition.js";
import { lengthOf } from "./spelling.js";

/** @typedef {{ code: string, word: string, slots: Record<string, string | number> }} Slip */

/**
 * @param {import("./types.js").Data} data
 * @param {import("./types.js").Item[]} items
 * @param {import("./types.js").Answers} answers
 * @returns {Slip[]}
 */
export function slipsOf(data, items, answers) {
  const shown = shownItems(data, answers);
  return items.filter((item) => shown.has(item.code)).flatMap((item) => slipsIn(item, answers[item.code] ?? null));
}

/**
 * @param {import("./types.js").Item} item
 * @param {import("./types.js").Answer} value
 * @returns {Slip[]}
 */
function slipsIn(item, value) {
  const slip = (/** @type {string} */ word, slots = {}) => [{ code: item.code, word, slots }];
  if (!isAnswered(value)) return item.required ? slip(isTyped(item) ? "field_needed" : "error_required") : [];
  if (item.kind === "number") {
    if (typeof value !== "number") return slip("error_number");
    const inside = value >= (item.min ?? -Infinity) && value <= (item.max ?? Infinity);
    return inside ? [] : slip(...rangeOf(item, "error"));
  }
  const length = typeof value === "string" ? lengthOf(value) : 0;
  return length > (item.max_length ?? Infinity) ? slip("too_long", { max: item.max_length, count: length }) : [];
}

/** @param {import("./types.js").Item} item */
function isTyped(item) {
  return item.kind === "text" || item.kind === "long_text" || item.kind === "number";
}

/**
 * The words for the range of a number, as a hint or, where both ends are known, as an error.
 *
 * @param {import("./types.js").Item} item
 * @param {"hint" | "error"} as
 * @returns {[string, Record<string, number>]}
 */
export function rangeOf(item, as) {
  const { min, max } = item;
  if (min !== undefined && max !== undefined) return [as === "error" ? "error_range" : "number_between", { min, max }];
  if (min !== undefined) return ["number_at_least", { min }];
  if (max !== undefined) return ["number_at_most", { max }];
  return ["number_whole", {}];
}
