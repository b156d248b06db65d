/** Elements made from names and texts; no text is ever read as markup. */

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * An element with its attributes (false, null and undefined leave one out) and children. `on` holds listeners.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false).map(asNode));
  return made;
}

/** @param {Child} child */
function asNode(child) {
  return /** @type {Node | string} */ (child);
}

/**
 * @param {Child} label
 * @param {() => void} act
 * @param {string} [look]
 */
export function button(label, act, look = "plain") {
  const made = el("button", { type: "button", class: look }, label);
  made.addEventListener("click", act);
  return made;
}
