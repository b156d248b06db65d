// Opens pages from disk in Chromium at two widths and prints as JSON what axe finds, what they ask for and what sticks out.
// node pages.mjs CHROMIUM FOLDER [FOLDER_FOR_PICTURES]
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, folder, pictures] = process.argv.slice(2);
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const flags = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-dev-shm-usage";
const browser = await chromium.launch({ executablePath, args: flags.split(" ") });
const sizes = [
  [360, 740],
  [1280, 900],
];

/** The paths of all pages below a folder. */
function pages(from) {
  return readdirSync(from, { withFileTypes: true }).flatMap((entry) => {
    const path = join(from, entry.name);
    if (entry.isDirectory()) return pages(path);
    return entry.name.endsWith(".html") ? [path] : [];
  });
}

/** What axe finds on a page, one line a rule. */
async function violations(page) {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const found = await window.axe.run(document, { resultTypes: ["violations"] });
    return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`);
  });
}

/** Elements that stick out of the window, and not inside a part that scrolls by itself. */
const stickingOut = (page) =>
  page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const out = [...document.querySelectorAll("body *")].filter((each) => {
      const box = each.getBoundingClientRect();
      return box.width > 0 && (box.right > wide + 1 || box.left < -1) && !each.closest(".scroll") && !each.closest(".skip");
    });
    return out.map((each) => `${each.tagName} ${each.className} ${(each.textContent ?? "").slice(0, 40)}`);
  });

const met = {};
for (const path of pages(folder).sort()) {
  const name = relative(folder, path).replaceAll("\\", "/");
  met[name] = { violations: [], asked: [], trouble: [], out: [] };
  for (const [width, height] of sizes) {
    const context = await browser.newContext({ viewport: { width, height } });
    const page = await context.newPage();
    page.on("request", (request) => request.url().startsWith("file:") || met[name].asked.push(request.url()));
    page.on("console", (message) => message.type() === "error" && met[name].trouble.push(message.text()));
    page.on("pageerror", (error) => met[name].trouble.push(String(error)));
    await page.goto(pathToFileURL(path).href);
    met[name].out.push(...(await stickingOut(page)).map((each) => `${width}: ${each}`));
    met[name].violations.push(...(await violations(page)).map((each) => `${width}: ${each}`));
    if (pictures) {
      mkdirSync(pictures, { recursive: true });
      const picture = join(pictures, `${name.replaceAll("/", "-").replace(".html", "")}-${width}.png`);
      await page.screenshot({ path: picture, fullPage: true });
    }
    await context.close();
  }
}
await browser.close();
process.stdout.write(JSON.stringify(met));
