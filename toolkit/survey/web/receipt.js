/** The receipt code: a checksum of what was handed in, which a person can read aloud and a machine can check for typing errors. */
import { sha256 } from "./digest.js";

const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * Twelve symbols of Crockford's base 32 in three groups: 55 bits of the digest and a check symbol, by which every single
 * wrong symbol and every two that changed places are found.
 *
 * @param {string} text
 * @returns {string}
 */
export function receiptOf(text) {
  const bytes = sha256(text);
  /** @type {number[]} */
  const values = [];
  for (let n = 0; n < 11; n += 1) {
    const pair = (bytes[(n * 5) >> 3] << 8) | bytes[((n * 5) >> 3) + 1];
    values.push((pair >> (11 - ((n * 5) & 7))) & 31);
  }
  const code = [...values, remainder([...values, 0])].map((value) => SYMBOLS[value]).join("");
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

/**
 * Whether a code can have been written down without a slip; O, I and L are read as 0 and 1.
 *
 * @param {string} code
 * @returns {boolean}
 */
export function isWellTyped(code) {
  const plain = code.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  const values = [...plain].map((symbol) => SYMBOLS.indexOf(symbol));
  return values.length === 12 && !values.includes(-1) && remainder(values) === 0;
}

/**
 * The value at 2 of a polynomial over the field of 32 elements (x^5 + x^2 + 1), the last coefficient being the check.
 * The last symbol counts once, so that adding the remainder of a code with a zero there makes it zero.
 *
 * @param {number[]} values
 */
function remainder(values) {
  return values.reduce((sum, value) => doubled(sum) ^ value, 0);
}

/** @param {number} value */
function doubled(value) {
  return (value << 1) ^ (value & 16 ? 0b100101 : 0);
}
