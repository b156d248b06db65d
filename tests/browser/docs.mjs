// Reads a documentation site in Chromium, from a disk and from a server, and prints what it met as JSON, one entry a scene.
// node docs.mjs CHROMIUM FOLDER_OF_DOCS ADDRESS_OF_THE_SAME PAGES_AS_JSON
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, folder, served, pages] = process.argv.slice(2);
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const flags = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-dev-shm-usage";
const browser = await chromium.launch({ executablePath, args: flags.split(" ") });
const asked = new Set();
const trouble = [];

/** A device of its own; everything that it asks of any network is noted. */
async function device(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-US", ...options });
  context.setDefaultTimeout(15000);
  context.on("request", (request) => asked.add(new URL(request.url()).protocol + new URL(request.url()).host));
  context.on("page", (page) => {
    page.on("pageerror", (error) => trouble.push(String(error)));
    page.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
  });
  return context;
}

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
  await context.close();
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
  await context.close();
  return { current, seen };
}

async function led(locale, options = {}) {
  const context = await device({ locale, ...options });
  const page = await context.newPage();
  await page.goto(disk("docs/index.html"));
  if (options.javaScriptEnabled !== false) await page.waitForURL((url) => !url.href.endsWith("docs/index.html"));
  const where = place(page);
  const links = where === "index.html" ? await page.locator("a").allInnerTexts() : [];
  await context.close();
  return { where, links };
}

async function inspected(page, name) {
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished))); // half-way colours are no colours
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"], preload: false }));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  return [...violations.map((each) => `${name}: ${each.id} ${each.nodes[0].target}`), ...(wide ? [`${name}: too wide`] : [])];
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
      disk: await switched(disk("docs/en/modules/recognition.html")),
      server: await switched(`${served}docs/en/modules/recognition.html`),
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
    await context.close();
    return { before, after, kept };
  },
  async access() {
    const problems = [];
    let looked = 0;
    for (const [width, colorScheme] of [[360, "light"], [1280, "light"], [1280, "dark"]]) {
      const context = await device({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      const every = JSON.parse(pages);
      for (const path of colorScheme === "dark" ? every.filter((_, number) => number % 4 === 0) : every) {
        await page.goto(disk(path));
        problems.push(...(await inspected(page, `${path} ${width} ${colorScheme}`)));
        looked += 1;
      }
      await page.goto(disk("docs/en/index.html"));
      await search(page, "repair");
      problems.push(...(await inspected(page, `search ${width} ${colorScheme}`)));
      await context.close();
    }
    return { problems, looked };
  },
};

const results = {};
for (const [name, scene] of Object.entries(scenes)) {
  trouble.length = 0;
  try {
    results[name] = { ...(await scene()), trouble: [...trouble] };
  } catch (error) {
    results[name] = { failed: String(error.stack ?? error), trouble: [...trouble] };
  }
}
results.asked = [...asked].sort();
await browser.close();
process.stdout.write(JSON.stringify(results));
