// Whether scripts are sound: node reads them, and runs nothing of them.
import { readFileSync } from "node:fs";
import { Script } from "node:vm";

export function run({ paths }) {
  return paths.map((path) => new Script(readFileSync(path, "utf8"), { filename: path }) instanceof Script);
}
