// One node process for all that the tests ask of node: reads requests and writes answers, one JSON text a line each.
// A request names a module that lies here and what it is given; the first module that needs Chromium starts it, once.
import { createInterface } from "node:readline";

console.log = console.error; // what is written to stdout is an answer
const flags = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-dev-shm-usage";
let launched = null;

async function launch() {
  const executablePath = process.env.CHROMIUM;
  if (!executablePath) throw new Error("there is no Chromium to start");
  const { chromium } = await import("playwright-core");
  return chromium.launch({ executablePath, args: flags.split(" ") });
}

/** The one browser of this process. */
function browser() {
  launched ??= launch();
  return launched;
}

async function answer({ check, given }) {
  try {
    const { run } = await import(new URL(`${check}.mjs`, import.meta.url));
    return { made: await run(given, browser) };
  } catch (error) {
    return { failed: String(error.stack ?? error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
}
await (await launched)?.close();
