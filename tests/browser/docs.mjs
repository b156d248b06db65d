// Reads a documentation site in Chromium, from a disk and from a server, and tells what it met, one entry a scene.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Visit, violations } from "./visit.mjs";

let visit, folder, served, pages;
const device = (options) => visit.device(options);
const disk = (path) => pathToFileURL(join(folder, path)).href;
const place = (page) => page.url().split("/docs/")[1];

/** Opens the search, waits for its index, fills it, and presses a key, since typing CJK sends none. */
async function search(page, words) {
  await page.locator("label.md-header__button[for=__search]").evaluate((label) => label.click());
  const field = page.locator("[data-md-component=search-query]");
  await field.focus();
  await page.waitForFunction(() => {
    const said = JSON.parse(document.querySelector("#__config").textContent).translations["search.result.placeholder"];
    return document.querySelector(".md-search-result__meta").textContent.trim() === said;
  });
  await field.fill(words);
  await field.press("End");
  await page.locator(".md-search-result__link").first().waitFor();
  return page.locator(".md-search-result__link").evaluateAll((links) =>
    links.map((link) => ({ text: link.innerText, href: link.getAttribute("href") })));
}

async function found(start, words) {
  const context = await device();
  const page = await context.newPage();
  await page.goto(start);
  const results = await search(page, words);
  await page.locator(".md-search-result__link").first().click();
  await page.waitForURL((url) => url.href.split("#")[0] !== start);
  const landed = { where: place(page).split("?")[0], heading: await page.locator("h1").innerText() };
  return { results, landed };
}

async function switched(start) {
  const context = await device();
  const page = await context.newPage();
  await page.goto(start);
  await page.locator(".md-select button").focus();
  const current = await page.locator(".md-select__link[aria-current]").getAttribute("hreflang");
  await page.locator(".md-select__link[hreflang=ja]").click();
  const seen = [{ where: place(page), lang: await page.locator("html").getAttribute("lang"), heading: await page.locator("h1").innerText() }];
  await page.locator(".md-select button").focus();
  await page.locator(".md-select__link[hreflang=en]").click();
  seen.push({ where: place(page), lang: await page.locator("html").getAttribute("lang"), heading: await page.locator("h1").innerText() });
  return { current, seen };
}

async function led(locale, options = {}) {
  const context = await device({ locale, ...options });
  const page = await context.newPage();
  await page.goto(disk("docs/index.html"));
  if (options.javaScriptEnabled !== false) await page.waitForURL((url) => !url.href.endsWith("docs/index.html"));
  const where = place(page);
  const links = where === "index.html" ? await page.locator("a").allInnerTexts() : [];
  return { where, links };
}

async function inspected(page, name) {
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished))); // half-way colours are no colours
  const found = await violations(page, { preload: false });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  return [...found.map((each) => `${name}: ${each.id} ${each.nodes[0].target}`), ...(wide ? [`${name}: too wide`] : [])];
}

const scenes = {
  async disk() {
    return {
      en: await found(disk("docs/en/measures/rrse.html"), "mindfulness"),
      ja: await found(disk("docs/ja/safety.html"), "亀裂"),
    };
  },
  async server() {
    return { en: await found(`${served}docs/en/index.html`, "confidence"), ja: await found(`${served}docs/ja/index.html`, "自信") };
  },
  async switcher() {
    return {
      disk: await switched(disk("docs/en/modules/withdrawal.html")),
      server: await switched(`${served}docs/en/modules/withdrawal.html`),
      only: await switched(disk("docs/en/local/house.html")),
    };
  },
  async front() {
    return {
      ja: await led("ja-JP"),
      en: await led("en-GB"),
      other: await led("fr-FR"),
      noScript: await led("ja-JP", { javaScriptEnabled: false }),
    };
  },
  async scheme() {
    const context = await device();
    const page = await context.newPage();
    await page.goto(disk("docs/en/index.html"));
    const shade = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const before = await shade();
    await page.locator("form[data-md-component=palette] label:not([hidden])").click();
    const after = await shade();
    await page.reload();
    const kept = await shade();
    return { before, after, kept };
  },
  async access() {
    const problems = [];
    let looked = 0;
    for (const [width, colorScheme] of [[360, "light"], [1280, "light"], [1280, "dark"]]) {
      const context = await device({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      for (const path of colorScheme === "dark" ? pages.filter((_, number) => number % 4 === 0) : pages) {
        await page.goto(disk(path));
        problems.push(...(await inspected(page, `${path} ${width} ${colorScheme}`)));
        looked += 1;
      }
      await page.goto(disk("docs/en/index.html"));
      await search(page, "repair");
      problems.push(...(await inspected(page, `search ${width} ${colorScheme}`)));
    }
    return { problems, looked };
  },
};

export async function run(given, browser) {
  ({ folder, served, pages } = given);
  visit = new Visit(await browser());
  return visit.play(scenes);
}
