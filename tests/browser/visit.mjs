// What checks in a browser have in common: devices of their own, what those asked for, what went wrong on them, and axe.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds on a page. */
export async function violations(page, options = {}) {
  await page.evaluate(axeSource);
  const chosen = { resultTypes: ["violations"], ...options };
  return page.evaluate(async (wanted) => (await window.axe.run(document, wanted)).violations, chosen);
}

export class Visit {
  constructor(browser) {
    this.browser = browser;
    this.asked = new Set();
    this.trouble = [];
    this.contexts = [];
  }

  /** A device of its own; everything that it asks for is noted, and every error that it meets. */
  async device(options = {}, patience = 15000) {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-US", ...options });
    this.contexts.push(context);
    context.setDefaultTimeout(patience);
    context.on("request", (request) => this.asked.add(request.url()));
    context.on("page", (page) => {
      page.on("pageerror", (error) => this.trouble.push(String(error)));
      page.on("console", (message) => message.type() === "error" && this.trouble.push(message.text()));
    });
    return context;
  }

  async leave() {
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
  }

  /** What each scene gave, by its name, and what all together asked for; a scene that fails hides no other. */
  async play(scenes) {
    const results = {};
    for (const [name, scene] of Object.entries(scenes)) {
      this.trouble = [];
      try {
        results[name] = { ...(await scene()), trouble: [...this.trouble] };
      } catch (error) {
        results[name] = { failed: String(error.stack ?? error), trouble: [...this.trouble] };
      }
      await this.leave();
    }
    return { ...results, asked: [...this.asked].sort() };
  }
}
