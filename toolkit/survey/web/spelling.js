/** What people type into short fields, brought into one spelling: digits of any keyboard, codes, well-formed text. */

/**
 * A whole number, or null. Digits of other scripts and full-width digits are read; signs and fractions are no whole numbers here.
 *
 * @param {string} text
 * @returns {number | null}
 */
export function wholeNumber(text) {
  const plain = plainDigits(text).trim();
  return /^-?[0-9]{1,9}$/.test(plain) ? Number(plain) + 0 : null;
}

/**
 * Decimal digits of every script stand in runs of ten, beginning with their zero.
 *
 * @param {string} text
 */
export function plainDigits(text) {
  return text.normalize("NFKC").replace(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0) ?? 0;
    const value = zero;
    while (value - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((value - zero) % 10);
  });
}

/**
 * A code as written on a card, or null: letters, digits, and `. _ -` between them, at most 40; never the start of a formula.
 *
 * @param {string} text
 * @returns {string | null}
 */
export function codeOf(text) {
  const plain = plainDigits(text).trim();
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,39}$/u.test(plain) ? plain : null;
}

/**
 * The number of a session or a meeting, or null.
 *
 * @param {string} text
 * @returns {string | null}
 */
export function occasionNumber(text) {
  const number = wholeNumber(text);
  return number !== null && number > 0 && number < 10000 ? String(number) : null;
}

/**
 * Text without halves of characters, which no file could hold, and with one kind of line end.
 *
 * @param {string} text
 */
export function wellFormed(text) {
  return [...text.replace(/\r\n?/g, "\n")]
    .map((sign) => (sign.length === 1 && sign >= "\ud800" && sign <= "\udfff" ? "\ufffd" : sign))
    .join("")
    .normalize("NFC");
}

/**
 * How many characters a text has as people count them, near enough: code points.
 *
 * @param {string} text
 */
export function lengthOf(text) {
  return [...text].length;
}
