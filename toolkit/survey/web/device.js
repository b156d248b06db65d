/** Answers kept on this device: each under a digest of who answers what, so that nobody's answers show without the code. */
import { hex } from "./digest.js";

const PREFIX = "alliance:";

/** The store of this browser, or nothing: private windows and strict settings refuse it, some only when it is used. */
export class Device {
  /** @param {() => Storage} open  throws where storage is refused */
  constructor(open) {
    /** @type {Storage | null} */
    this.storage = null;
    try {
      const storage = open();
      storage.setItem(`${PREFIX}probe`, "1");
      storage.removeItem(`${PREFIX}probe`);
      this.storage = storage;
    } catch {
      this.storage = null;
    }
  }

  get refused() {
    return this.storage === null;
  }

  /**
   * Whether it was kept.
   *
   * @param {string} name
   * @param {unknown} value
   */
  keep(name, value) {
    if (!this.storage) return false;
    try {
      this.storage.setItem(PREFIX + name, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }

  /**
   * @param {string} name
   * @returns {unknown} null if there is nothing, or nothing that can be read
   */
  kept(name) {
    try {
      return JSON.parse(this.storage?.getItem(PREFIX + name) ?? "null");
    } catch {
      return null;
    }
  }

  /** @param {string} name */
  remove(name) {
    try {
      this.storage?.removeItem(PREFIX + name);
    } catch {
      // Storage that has been switched off meanwhile holds nothing to remove.
    }
  }
}

/**
 * Where the answers of one respondent to one form are kept: by site, form, structure and everything that was asked.
 * Capitals do not count, so that a code typed on another keyboard finds its answers.
 *
 * @param {import("./types.js").Constants} form
 * @param {import("./types.js").Keys} keys
 */
export function placeOf(form, keys) {
  const asked = Object.keys(keys)
    .sort()
    .map((name) => [name, keys[name].toLowerCase()]);
  return hex(JSON.stringify([form.site, form.id, form.structure, asked]));
}

/**
 * What was kept, if it has the shape that this page writes.
 *
 * @param {unknown} found
 * @returns {import("./types.js").Kept | null}
 */
export function asKept(found) {
  if (typeof found !== "object" || found === null) return null;
  const kept = /** @type {Partial<import("./types.js").Kept>} */ (found);
  const whole = typeof kept.started === "string" && typeof kept.at === "number" && isMap(kept.answers);
  return whole && isMap(kept.answered_in) ? /** @type {import("./types.js").Kept} */ (found) : null;
}

/** @param {unknown} value */
function isMap(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
