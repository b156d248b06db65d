// A translator looks texts up on the pages of her language, saves a catalog, and sees each page follow; tells what she met.
import { readFileSync, writeFileSync } from "node:fs";
import { Visit, violations } from "./visit.mjs";

const LEFT_OVER = "[\\u{F0000}-\\u{10FFFD}]";
let visit, url, catalogs;

/** Opens a page and waits until its texts are known. */
async function open(path, options = {}) {
  const page = await (await visit.device(options)).newPage();
  await page.goto(url + path);
  await page.locator("alliance-panel").waitFor();
  return page;
}

/** Changes the translation of one message in a catalog, and tells how long the page takes to show what it is to show. */
async function save(file, key, translation, shown) {
  const path = `${catalogs}/${file}.po`;
  const old = readFileSync(path, "utf8");
  const at = old.indexOf(`msgctxt "${key}"`);
  const from = old.indexOf("msgstr ", at);
  const to = old.indexOf("\n\n", from);
  writeFileSync(path, `${old.slice(0, from)}msgstr ${translation}${old.slice(to)}`);
  const began = Date.now();
  await shown();
  return { old, path, took: Date.now() - began };
}

/** What the panel says, by the heading of each line. */
async function told(page) {
  const rows = page.locator("alliance-panel dl");
  await rows.waitFor();
  return Object.fromEntries(await rows.evaluate((list) => [...list.querySelectorAll("dt")].map((one) => [one.textContent, one.nextElementSibling.textContent])));
}

const marksLeft = (page) => page.evaluate((left) => {
  const found = new RegExp(left, "u");
  const texts = [document.title, document.body.innerText, ...[...document.querySelectorAll("*")].flatMap((one) => (one.tagName === "SCRIPT" ? [] : [...one.attributes].map((row) => row.value)))];
  return texts.filter((text) => found.test(text)).length;
}, LEFT_OVER);

/** What axe finds; the styles that it tries to put into a page with a policy, and may not, are no trouble of the page. */
async function axe(page) {
  const before = visit.trouble.length;
  const found = await violations(page);
  visit.trouble.length = before;
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
}

const scenes = {
  async form({ form, title }) {
    const page = await open(form);
    await page.locator("h1 alliance-text").first().hover();
    await page.locator("alliance-panel dt", { hasText: "Notes" }).waitFor();
    const panel = await told(page);
    for (const [id, typed] of [["key-cohort", "c2"], ["key-person", "abc"]]) {
      const field = page.locator(`#${id}`);
      await ((await field.evaluate((one) => one.tagName)) === "SELECT" ? field.selectOption(typed) : field.fill(typed));
    }
    await page.evaluate(() => (window.sameAsBefore = true));
    const heading = page.locator("h1 alliance-text").getByText("改めた題名").first();
    const { took, old, path } = await save("protocol", title, '"改めた題名"', () => heading.waitFor());
    const met = {
      panel,
      took,
      title: await page.title(),
      typed: await page.locator("#key-person").inputValue(),
      same: await page.evaluate(() => window.sameAsBefore === true),
      marks: await marksLeft(page),
      axe: await axe(page),
    };
    writeFileSync(path, old);
    return met;
  },

  async paper({ paper, word }) {
    const page = await open(paper, { viewport: { width: 360, height: 740 } });
    const missing = page.locator('alliance-text[data-state="missing"]').first();
    const { took, old, path } = await save("interface", word, '""', () => missing.waitFor());
    const shown = { text: await missing.textContent(), lang: await missing.evaluate((one) => one.closest("[lang]").lang), frame: await missing.evaluate((one) => getComputedStyle(one).outlineStyle) };
    await page.locator("alliance-panel button[data-act=unfinished]").click();
    const panel = await told(page);
    await page.locator("alliance-panel button[data-act=list]").click();
    const listed = await page.locator("alliance-panel ol button").allInnerTexts();
    const axeFound = await axe(page);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const cut = old.indexOf("msgstr ", old.indexOf(`msgctxt "${word}"`));
    writeFileSync(path, `${old.slice(0, cut)}msgstr "open${old.slice(old.indexOf("\n\n", cut))}`);
    await page.locator("alliance-panel [role=alert]").waitFor();
    const problem = await page.locator("alliance-panel [role=alert]").innerText();
    const still = await missing.textContent();
    writeFileSync(path, old);
    await page.locator("h2 alliance-text").getByText("役柄").waitFor(); // shown again, once the page that is loaded anew is tidy
    await page.locator("alliance-panel").waitFor();
    return { took, shown, panel, listed, problem, still, sideways, axe: axeFound, marks: await marksLeft(page) };
  },

  async keyboard({ paper }) {
    const page = await open(paper);
    await page.keyboard.press("F2");
    const inside = await page.evaluate(() => document.querySelector("alliance-panel").shadowRoot.activeElement?.tagName);
    await page.locator("alliance-panel button[data-act=next]").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    const panel = await told(page);
    const order = await page.locator("alliance-panel [role=status]").innerText();
    const chosen = await page.locator("alliance-text[data-chosen]").count();
    const focused = await page.evaluate(() => document.querySelector("alliance-panel").shadowRoot.activeElement?.dataset.act);
    return { inside, panel, order, chosen, focused };
  },

  async index() {
    const page = await open("index.html");
    return { texts: await page.locator("alliance-text").count(), marks: await marksLeft(page), axe: await axe(page) };
  },

  async front() {
    const page = await (await visit.device()).newPage();
    await page.goto(url);
    const rows = await page.locator("tbody tr").count();
    const links = await page.locator("tbody a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    return { rows, links, marks: await marksLeft(page), axe: await axe(page) };
  },
};

export async function run(given, browser) {
  ({ url, catalogs } = given);
  visit = new Visit(await browser());
  const chosen = given.scenes ?? Object.keys(scenes);
  return visit.play(Object.fromEntries(chosen.map((name) => [name, () => scenes[name](given)])));
}
