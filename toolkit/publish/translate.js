// Finds the marks in a page, takes them out, and ties each text to the number of its message; follows what is saved.
// Sent by the preview server alone, and part of no output. Text is data here: elements are made, and no text is read as markup.
(() => {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  let known = Number(new URL(script.src).search.slice(1));
  const FIRST = 0xf0000;
  const MARK = /[\u{F0000}-\u{FFFFD}]|\u{100000}/u;
  const CUT = /([\u{F0000}-\u{FFFFD}]|\u{100000})/u;
  const PLAIN = ["OPTION", "TITLE"];
  const LEFT = ["SCRIPT", "STYLE", "ALLIANCE-PANEL"];
  const root = document.documentElement;
  root.classList.add("alliance-waits");

  /** What the rest shares: the numbers of texts by state, what a page's own script has read, and who wants to know. */
  const desk = {
    /** @type {Record<string, any>} */ texts: {},
    /** @type {any} */ facts: null,
    /** @type {any} */ form: null,
    /** @type {(problem: string) => void} */ told: () => {},
    /** Whether our own doing moves the focus. */ quiet: false,
    /** @type {(fresh: boolean) => void} */ renewed: () => {},
    elementsOf,
    mark,
  };
  /** @type {any} */ (window).allianceDesk = desk;

  // The web form draws its texts by a script of its own: what it has read is kept, so that it can be renewed in place.
  const parse = JSON.parse;
  JSON.parse = (text, ...more) => {
    const made = parse(text, ...more);
    if (made && made.form && made.languages && text === document.getElementById("data")?.textContent) desk.form = made;
    return made;
  };

  /** @param {number} number @returns {HTMLElement[]} */
  function elementsOf(number) {
    return /** @type {HTMLElement[]} */ ([...document.querySelectorAll(`[data-number~="${number}"]`)]);
  }

  /** Shows on an element the least finished state of its texts. @param {Element} element */
  function mark(element) {
    const numbers = (element.getAttribute("data-number") ?? "").split(" ");
    const states = numbers.map((number) => desk.texts[number]?.state);
    const state = ["missing", "needs_check"].find((one) => states.includes(one)) ?? states.find(Boolean);
    if (state) element.setAttribute("data-state", state);
  }

  /** @param {string} sign */
  const numberOf = (sign) => /** @type {number} */ (sign.codePointAt(0)) - FIRST;

  /** A marked text as pieces with the number of the innermost message; `open` goes on from one text to its siblings. */
  /** @param {string} text @param {number[]} open @returns {[string, number | undefined][]} */
  function pieces(text, open) {
    /** @type {[string, number | undefined][]} */
    const found = [];
    for (const part of text.split(CUT)) {
      if (!MARK.test(part)) {
        if (part) found.push([part, open[open.length - 1]]);
      } else if (part === "\u{100000}") open.pop();
      else open.push(numberOf(part));
    }
    return found;
  }

  /** @param {Text} node @param {number[]} open */
  function wrap(node, open) {
    if (!MARK.test(node.data) && open.length === 0) return;
    const made = pieces(node.data, open).map(([text, number]) => {
      if (number === undefined) return document.createTextNode(text);
      const element = document.createElement("alliance-text");
      element.setAttribute("data-number", String(number));
      element.textContent = text;
      mark(element);
      return element;
    });
    node.replaceWith(...made);
  }

  /** Where no element may stand: the text loses its marks, and the element tells the numbers. @param {Element} element */
  function flatten(element) {
    const text = element.textContent ?? "";
    if (!MARK.test(text)) return;
    const found = pieces(text, []);
    const numbers = found.map(([, number]) => number).filter((one) => one !== undefined);
    element.setAttribute(element.tagName === "TITLE" ? "data-unseen" : "data-number", [...new Set(numbers)].join(" "));
    element.textContent = found.map(([part]) => part).join("");
    mark(element);
  }

  /** @param {Element} element */
  function tidyAttributes(element) {
    for (const { name, value } of [...element.attributes]) {
      if (!MARK.test(value)) continue;
      const found = pieces(value, []);
      element.setAttribute(name, found.map(([part]) => part).join(""));
      const numbers = found.map(([, number]) => number).filter((one) => one !== undefined);
      const before = (element.getAttribute("data-unseen") ?? "").split(" ").filter(Boolean);
      element.setAttribute("data-unseen", [...new Set([...before, ...numbers.map(String)])].join(" "));
    }
  }

  /** @param {Node} node */
  function tidy(node) {
    if (!(node instanceof Element) || LEFT.includes(node.tagName)) return;
    tidyAttributes(node);
    if (PLAIN.includes(node.tagName)) return flatten(node);
    if (node.tagName === "ALLIANCE-TEXT") return;
    /** @type {number[]} */
    const open = [];
    for (const child of [...node.childNodes]) {
      if (child instanceof Text) wrap(child, open);
      else tidy(child);
    }
  }

  const OBSERVED = { subtree: true, childList: true, characterData: true, attributes: true };
  const observer = new MutationObserver((records) => {
    const others = records.filter((row) => !row.attributeName?.startsWith("data-"));
    if (others.length === 0) return;
    observer.disconnect();
    const touched = new Set(others.map((row) => (row.type === "characterData" ? row.target.parentNode : row.target)));
    for (const node of touched) if (node && root.contains(node)) tidy(node);
    observer.observe(root, OBSERVED);
    if (others.some((row) => row.type !== "attributes")) desk.renewed(false);
  });

  document.addEventListener("DOMContentLoaded", async () => {
    JSON.parse = parse;
    tidy(root);
    observer.observe(root, OBSERVED);
    root.classList.remove("alliance-waits");
    await learn();
    listen();
  });

  /** Asks what is known of the texts of this page, and marks them. */
  async function learn() {
    try {
      desk.facts = await (await fetch(`/.alliance/page?path=${encodeURIComponent(location.pathname)}`, { cache: "no-store" })).json();
    } catch {
      return; // The preview has ended, or the page is being left.
    }
    desk.texts = desk.facts.texts;
    observer.disconnect();
    document.querySelectorAll("[data-number]").forEach(mark);
    observer.observe(root, OBSERVED);
    desk.renewed(true);
  }

  /** Puts the words that were saved into a form that is being looked at; where more than words has changed, it begins anew. */
  async function renewForm() {
    const page = await (await fetch(location.href, { cache: "no-store" })).text();
    const found = /<script type="application\/json" id="data">([^<]*)<\/script>/.exec(page);
    const fresh = found ? parse(found[1]) : null;
    const same = fresh && ["sections", "instruments", "missing_labels", "title", "intro"].every((name) => JSON.stringify(fresh[name]) === JSON.stringify(desk.form[name]));
    if (!same || fresh.languages.length !== desk.form.languages.length) return location.reload();
    for (const [place, language] of fresh.languages.entries()) Object.assign(desk.form.languages[place], language);
    const { scrollX, scrollY } = window;
    const typed = fields().map((field) => [field.id, field.value]);
    const focused = document.activeElement?.id;
    desk.quiet = true;
    window.dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
    for (const field of fields()) field.value = typed.find(([id]) => id === field.id)?.[1] ?? field.value;
    if (focused) document.getElementById(focused)?.focus();
    desk.quiet = false;
    window.scrollTo(scrollX, scrollY);
    await learn();
  }

  /** What is typed or chosen in a form just now. @returns {(HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement)[]} */
  function fields() {
    return [...document.querySelectorAll("#form input[type=text][id], #form select[id], #form textarea[id]")].map((one) => /** @type {HTMLInputElement} */ (one));
  }

  async function listen() {
    for (let since = ""; ; ) {
      try {
        const news = await (await fetch(`/.alliance/wait?since=${since}`, { cache: "no-store" })).json();
        since = String(news.version);
        desk.told(news.problem);
        if (news.problem || news.version === known) continue;
        known = news.version;
        if (desk.form) await renewForm();
        else return location.reload();
      } catch {
        // The preview has ended, or is being started again.
        await new Promise((done) => setTimeout(done, 1000));
      }
    }
  }
})();
