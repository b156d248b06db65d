// Fills in web forms in Chromium as people do and tells what it met, one entry a scene.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Visit, violations } from "./visit.mjs";

let visit, folder;

async function device(options = {}) {
  const context = await visit.device(options, 8000);
  const told = (dialog) => dialog.type() !== "beforeunload" && visit.trouble.push(`dialog: ${dialog.message()}`);
  context.on("page", (page) => page.on("dialog", told));
  return context;
}

async function open(context, form, link = "") {
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(folder, `${form}.html`)).href + link);
  return page;
}

const active = (page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName || "");
const heading = (page) => page.locator("main h1").innerText();
const strong = (page) => page.locator("main > .way .strong");
const stored = (page) => page.evaluate(() => JSON.stringify(Object.fromEntries(Object.entries(localStorage).sort())));

/** Loads the page anew: once what it kept has left its process, which Chromium does a moment later, on a busy machine a long one. */
async function again(page) {
  const kept = await stored(page);
  for (let n = 0; n < 40; n += 1) {
    await page.waitForTimeout(100);
    await page.reload();
    if ((await stored(page)) === kept) return;
  }
  throw new Error("what the page kept is not there when it is loaded anew");
}

/** Presses Tab until what has the focus matches, as someone without a mouse does. */
async function tabTo(page, selector) {
  for (let n = 0; n < 150; n += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the Tab key never reaches ${selector}`);
}

async function begin(page, keys) {
  for (const [name, value] of Object.entries(keys)) {
    const field = page.locator(`#key-${name}`);
    await ((await field.evaluate((each) => each.tagName)) === "SELECT" ? field.selectOption(value) : field.fill(value));
  }
  await page.locator("form.codes button.strong").click();
}

async function toReview(page) {
  for (let n = 0; n < 20 && (await page.locator("[data-code]").count()); n += 1) await strong(page).click();
}

async function saved(page, press) {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

const scenes = {
  async keyboard() {
    const context = await device();
    const page = await open(context, "trainee-pre1", "?language=en");
    await page.keyboard.press("Tab");
    const skip = await page.evaluate(() => document.activeElement?.className);
    await tabTo(page, "#key-person");
    await page.keyboard.type("T-01");
    await page.keyboard.press("Enter");
    const headings = [];
    const focused = [];
    for (let n = 0; n < 12 && (await page.locator("[data-code]").count()); n += 1) {
      headings.push([await heading(page), await page.title()]);
      focused.push(await active(page));
      if (n === 0) {
        await tabTo(page, "#field-bg01");
        await page.keyboard.press("ArrowDown");
        await tabTo(page, "#field-bg02");
        await page.keyboard.type("１２0");
        await tabTo(page, "#field-bg03");
        await page.keyboard.press("Space");
        await tabTo(page, "#field-bg04");
        await page.keyboard.type("5");
      }
      if (await page.locator("#field-rrse01").count()) {
        await tabTo(page, "#field-rrse01");
        await page.keyboard.press("Space");
        for (let m = 0; m < 3; m += 1) await page.keyboard.press("ArrowRight");
        await tabTo(page, "#field-rrse02");
        await page.keyboard.press("Space");
        await tabTo(page, "#item-rrse02 .clear");
        await page.keyboard.press("Enter");
      }
      await tabTo(page, "main > .way .strong");
      await page.keyboard.press("Enter");
    }
    const review = await page.locator("main").innerText();
    await tabTo(page, "main > .way .strong");
    await page.keyboard.press("Enter");
    const receipt = await page.locator("#receipt").innerText();
    await tabTo(page, "main > .way button");
    const file = await saved(page, () => page.keyboard.press("Enter"));
    const told = await page.locator("#handed").innerText();
    return { skip, headings, focused, review, receipt, file, told };
  },

  async resume() {
    const context = await device();
    const page = await open(context, "trainee-pre1", "?language=en");
    await begin(page, { person: "T-02" });
    await page.check("#item-bg01 label:nth-of-type(2) input");
    await strong(page).click();
    await page.check("#item-bg05 label:nth-of-type(1) input");
    const before = await stored(page);
    await again(page);
    const shown = await page.locator("body").innerText();
    await begin(page, { person: "T-99" });
    const other = { answered: await page.locator("input:checked").count(), heading: await heading(page) };
    await page.locator("footer button").first().click();
    const left = await page.locator("#key-person").inputValue();
    await begin(page, { person: "t-02" });
    const found = await heading(page);
    await strong(page).click();
    const went = { checked: await page.locator("#item-bg05 input:checked").count(), where: await page.locator(".where").innerText() };
    await page.goBack();
    await page.goBack();
    return { before, shown, other, left, found, again: went, back: await heading(page) };
  },

  async language() {
    const context = await device();
    const page = await open(context, "trainee-pre1");
    const first = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
    await begin(page, { person: "T-03" });
    await page.check("#item-bg01 label:nth-of-type(2) input");
    const seen = {};
    for (const tag of ["ja", "ar-XB"]) {
      await page.selectOption("#language", tag);
      seen[tag] = {
        html: await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]),
        heading: await heading(page),
        kept: await page.locator("#item-bg01 input:checked").inputValue(),
        focus: await active(page),
        banner: await page.locator(".banners").innerText(),
      };
    }
    await page.selectOption("#language", "ja");
    await page.check("#item-bg03 label:nth-of-type(2) input");
    await page.selectOption("#language", "en");
    await toReview(page);
    await strong(page).click();
    const file = await saved(page, () => page.locator("main > .way button").first().click());
    await page.selectOption("#language", "ja");
    await again(page);
    return { first, seen, file, remembered: await page.evaluate(() => document.documentElement.lang) };
  },

  async remove() {
    const context = await device();
    const page = await open(context, "trainee-pre1", "?language=en");
    await begin(page, { person: "T-04" });
    await page.check("#item-bg01 label:nth-of-type(1) input");
    const kept = await stored(page);
    await page.getByRole("button", { name: "Remove my answers from this device" }).click();
    const focus = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press("Escape");
    const escaped = await stored(page);
    await page.getByRole("button", { name: "Remove my answers from this device" }).click();
    await page.locator("dialog .strong").click();
    await page.locator(".status:not(:empty)").waitFor();
    const told = await page.locator(".status").innerText();
    return { kept, focus, escaped, gone: await stored(page), told, heading: await heading(page) };
  },

  async refused() {
    const context = await device();
    await context.addInitScript(() => {
      Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } });
    });
    const page = await open(context, "trainee-roleplay", "?language=en");
    const atOnce = await page.locator("[role=alert]").innerText();
    const start = await page.locator("main").innerText();
    await begin(page, { person: "T-05", session: "3" });
    await page.check("#item-di01 label:nth-of-type(1) input");
    await page.locator("main > .way button").nth(1).click();
    await begin(page, {});
    const still = await page.locator("#item-di01 input:checked").count();
    await toReview(page);
    await strong(page).click();
    const file = await saved(page, () => page.locator("main > .way button").first().click());
    return { atOnce, start, still, file, end: await page.locator("body").innerText() };
  },

  async full() {
    const context = await device();
    await context.addInitScript(() => {
      const real = Storage.prototype.setItem;
      Storage.prototype.setItem = function (name, value) {
        if (value.length > 30) throw new DOMException("full", "QuotaExceededError");
        real.call(this, name, value);
      };
    });
    const page = await open(context, "trainee-pre1", "?language=en");
    const before = await page.locator("[role=alert]").count();
    await begin(page, { person: "T-06" });
    await page.check("#item-bg01 label:nth-of-type(1) input");
    return { before, after: await page.locator("[role=alert]").innerText() };
  },

  async handedIn() {
    const context = await device();
    await context.addInitScript(() => {
      window.shared = [];
      navigator.canShare = ({ files }) => files.every((file) => file.name.endsWith(".txt"));
      navigator.share = async ({ files }) => void window.shared.push(files[0].name, await files[0].text());
    });
    const page = await open(context, "trainee-roleplay", "?language=en");
    await begin(page, { person: "T-07", session: "２" });
    await page.check("#item-di01 label:nth-of-type(1) input");
    await toReview(page);
    await strong(page).click();
    await strong(page).click();
    await page.locator("#handed:not(:empty)").waitFor();
    const told = await page.locator("#handed").innerText();
    const shared = await page.evaluate(() => window.shared);
    const receipt = await page.locator("#receipt").innerText();
    const kept = await stored(page);
    await again(page);
    await begin(page, { person: "T-07", session: "2" });
    const later = await page.locator("#receipt").innerText();
    await again(page);
    await begin(page, { person: "T-07", session: "3" });
    const other = await page.locator("#receipt").count();
    return { told, shared, receipt, kept, again: later, other };
  },

  async slips() {
    const context = await device();
    const page = await open(context, "trainee-pre1", "?language=en");
    await page.locator("form.codes button.strong").click();
    const code = [await active(page), await page.locator("#key-person-error").innerText()];
    await begin(page, { person: "=1+1" });
    const formula = await page.locator("#key-person-error").innerText();
    await begin(page, { person: "T-08" });
    await page.fill("#field-bg02", "12a");
    await strong(page).click();
    const focus = await active(page);
    const summary = await page.locator("#slips").innerText();
    const invalid = await page.locator("#field-bg02").getAttribute("aria-invalid");
    await page.locator("#slips a").click();
    const linked = await active(page);
    await page.fill("#field-bg02", "12");
    const healed = await page.locator("#field-bg02").getAttribute("aria-invalid");
    await strong(page).click();
    return { code, formula, focus, summary, invalid, linked, healed, where: await page.locator(".where").innerText() };
  },

  async conditions() {
    const context = await device();
    const page = await open(context, "trainee-pre1", "?language=en");
    await begin(page, { person: "T-09" });
    const seen = [await page.locator("#item-bg04").isVisible()];
    await page.check("#item-bg03 label:nth-of-type(1) input");
    seen.push(await page.locator("#item-bg04").isVisible());
    await page.check("#item-bg03 label:nth-of-type(2) input");
    seen.push(await page.locator("#item-bg04").isVisible());
    return { seen };
  },

  async link() {
    const context = await device();
    const page = await open(context, "several", "?cohort=autumn2027&mode=paper#person=T-10&language=en");
    const given = [await page.locator("#key-cohort").inputValue(), await page.locator("#key-person").inputValue()];
    await begin(page, {});
    await page.check("#item-mo01 label:nth-of-type(1) input");
    await page.check("#item-mo01 label:nth-of-type(3) input");
    const both = await page.locator("#item-mo01 input:checked").count();
    await page.check("#item-mo01 .apart input");
    const alone = await page.locator("#item-mo01 input:checked").count();
    await page.check("#item-mo01 label:nth-of-type(2) input");
    await strong(page).click();
    const needed = await page.locator("#slips").innerText();
    await page.check("#item-mo02 label:nth-of-type(1) input");
    await strong(page).click();
    await strong(page).click();
    const file = await saved(page, () => page.locator("main > .way button").first().click());
    return { given, both, alone, needed, file, alerts: await page.evaluate(() => window.attacked ?? null) };
  },

  async withoutScripts() {
    const context = await device({ javaScriptEnabled: false });
    const page = await open(context, "trainee-pre1");
    return { shown: await page.locator("body").innerText() };
  },

  async paper() {
    const context = await device();
    const page = await open(context, "trainee-pre1", "?language=en");
    await page.emulateMedia({ media: "print" });
    const pdf = await page.pdf({ format: "A4" });
    return { form: await page.locator("#form").isVisible(), paper: await page.locator("#paper").innerText(), boxes: await page.locator("#paper .box").count(), size: pdf.length };
  },

  async accessible() {
    const found = [];
    for (const [tag, width, colorScheme] of looks()) {
      const context = await device({ viewport: { width, height: 800 }, colorScheme });
      const look = async (page, where) => {
        const barred = await violations(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        found.push({
          where: `${where} ${tag} ${width} ${colorScheme}`,
          wide,
          violations: barred.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" | ").slice(0, 300)}`),
        });
      };
      await pagesOf(context, tag, look);
      await visit.leave();
    }
    return { found };
  },
};

function looks() {
  const all = ["ja", "ar-XB", "en-XA"].flatMap((tag) => [[tag, 360, "light"], [tag, 1280, "light"]]);
  return [...all, ["en", 360, "dark"], ["ja", 1280, "dark"]];
}

/** Every kind of page that a form has. */
async function pagesOf(context, tag, look) {
  const page = await open(context, "trainee-post", `?language=${tag}`);
  await look(page, "start");
  await page.locator("form.codes button.strong").click();
  await look(page, "start with slip");
  await begin(page, { person: "T-20" });
  await page.check("#item-rrse01 label:nth-of-type(2) input");
  await look(page, "table");
  await toReview(page);
  await look(page, "review");
  await page.locator("footer button").nth(1).click();
  await look(page, "question");
  await page.keyboard.press("Escape");
  await again(page);
  await begin(page, { person: "T-20" });
  await look(page, "found");
  const rating = await open(context, "supervisor-post", `?language=${tag}#person=S1&about=T1`);
  await begin(rating, {});
  await rating.check("#item-sk01 label:nth-of-type(2) input");
  await look(rating, "levels");
  const roleplay = await open(context, "trainee-roleplay", `?language=${tag}#person=T1&session=1`);
  await begin(roleplay, {});
  await roleplay.locator("footer summary").click();
  await look(roleplay, "contact");
  await toReview(roleplay);
  await strong(roleplay).click();
  await roleplay.locator("main summary").click();
  await look(roleplay, "end");
  const several = await open(context, "several", `?language=${tag}#person=T1&cohort=autumn2027`);
  await begin(several, {});
  await strong(several).click();
  await look(several, "slips");
}

export async function run(given, browser) {
  ({ folder } = given);
  visit = new Visit(await browser());
  return visit.play(scenes);
}
