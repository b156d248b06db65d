// Opens pages from disk in Chromium at two widths and tells what axe finds, what they ask for and what sticks out.
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { Visit, violations } from "./visit.mjs";

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

/** Which way a page is written, and the headings whose text does not begin at the side where that way begins. */
const begun = (page) =>
  page.evaluate(() => {
    const direction = getComputedStyle(document.body).direction;
    const off = [...document.querySelectorAll("h1, main h2, main h3")].filter((each) => {
      const range = document.createRange();
      range.selectNodeContents(each);
      const lines = [...range.getClientRects()].filter((one) => one.width > 0);
      const box = each.getBoundingClientRect();
      if (lines.length === 0 || box.width === 0) return false;
      const gap = direction === "rtl" ? box.right - Math.max(...lines.map((one) => one.right)) : Math.min(...lines.map((one) => one.left)) - box.left;
      return Math.abs(gap) > 2;
    });
    return { direction, off: off.map((each) => (each.textContent ?? "").slice(0, 40)) };
  });

/** Opens one page at one size. */
async function look(visit, path, [width, height], axe) {
  const page = await (await visit.device({ viewport: { width, height } })).newPage();
  await page.goto(pathToFileURL(path).href);
  const out = (await stickingOut(page)).map((each) => `${width}: ${each}`);
  const { direction, off } = await begun(page);
  const found = axe ? await violations(page) : [];
  const barred = found.map((one) => `${width}: ${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`);
  await visit.leave();
  return { out, off: off.map((each) => `${width}: ${each}`), direction, violations: barred };
}

/** What was met on each page below a folder, by its path in it. */
export async function run({ folder, axe = true }, browser) {
  const met = {};
  for (const path of pages(folder).sort()) {
    const name = relative(folder, path).replaceAll("\\", "/");
    const visit = new Visit(await browser());
    const looks = [];
    for (const size of sizes) looks.push(await look(visit, path, size, axe));
    met[name] = {
      out: looks.flatMap((each) => each.out),
      off: looks.flatMap((each) => each.off),
      direction: looks[0].direction,
      violations: looks.flatMap((each) => each.violations),
      asked: [...visit.asked].filter((url) => !url.startsWith("file:")),
      trouble: visit.trouble,
    };
  }
  return met;
}
