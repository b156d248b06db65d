/** SHA-256 of a text, since pages opened over plain http are given none by the browser. */

const ROUNDS = roundConstants();

/**
 * The first fractional bits of the cube roots of the first primes, as FIPS 180-4, 4.2.2 asks.
 * @returns {number[]}
 */
function roundConstants() {
  /** @type {number[]} */
  const primes = [];
  for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime)) primes.push(n);
  return primes.map((prime) => (Math.cbrt(prime) * 2 ** 32) | 0);
}

/**
 * @param {string} text
 * @returns {number[]} 32 bytes
 */
export function sha256(text) {
  const state = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
  const block = padded(new TextEncoder().encode(text));
  for (let start = 0; start < block.byteLength; start += 64) mix(state, new DataView(block.buffer, start, 64));
  return state.flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]);
}

/** @param {Uint8Array} bytes */
function padded(bytes) {
  const all = new Uint8Array(((bytes.length + 72) >> 6) << 6);
  all.set(bytes);
  all[bytes.length] = 0x80;
  new DataView(all.buffer).setUint32(all.length - 4, bytes.length * 8);
  return all;
}

/**
 * @param {number[]} state
 * @param {DataView} block
 */
function mix(state, block) {
  const words = schedule(block);
  let [a, b, c, d, e, f, g, h] = state;
  for (let n = 0; n < 64; n += 1) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[n] + words[n]) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, n) => (state[n] = (state[n] + word) | 0));
}

/** @param {DataView} block */
function schedule(block) {
  /** @type {number[]} */
  const words = [];
  for (let n = 0; n < 16; n += 1) words.push(block.getInt32(n * 4));
  for (let n = 16; n < 64; n += 1) {
    const [x, y] = [words[n - 15], words[n - 2]];
    const low = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    words.push((words[n - 16] + low + words[n - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))) | 0);
  }
  return words;
}

/**
 * @param {number} word
 * @param {number} by
 */
function turn(word, by) {
  return (word >>> by) | (word << (32 - by));
}

/** @param {string} text */
export function hex(text) {
  return sha256(text)
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
