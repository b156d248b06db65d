// Keeps a page of the preview open while the file behind it is saved, and tells what the page shows each time.
import { writeFileSync } from "node:fs";
import { Visit } from "./visit.mjs";

export async function run({ url, input }, browser) {
  const visit = new Visit(await browser());
  try {
    const seen = await follow(await (await visit.device()).newPage(), url, input);
    // A page that is not there is part of the story.
    return { seen, faults: visit.trouble.filter((told) => !told.includes("404")) };
  } finally {
    await visit.leave();
  }
}

async function follow(page, url, input) {
  const seen = [];
  const text = () => page.locator("p").innerText();
  await page.goto(url);
  seen.push(await text());
  writeFileSync(input, "second");
  await page.getByText("second", { exact: true }).waitFor();
  seen.push(await text());
  writeFileSync(input, "wrong");
  await page.getByRole("alert").waitFor();
  seen.push(await page.getByRole("alert").innerText(), await text());
  await page.reload();
  await page.getByRole("alert").waitFor();
  await page.goto(`${url}nowhere.html`);
  await page.getByText("PUB021").waitFor();
  writeFileSync(input, "third");
  await page.getByText("404").waitFor();
  await page.goto(url);
  seen.push(await text(), await page.getByRole("alert").count());
  return seen;
}
