// Runs the modules of the web form in node, and tells what each made of the cases it is given.
import { pathToFileURL } from "node:url";

const NAMES = ["condition", "digest", "receipt", "spelling", "record", "device", "checks", "fields"];
let cases, condition, digest, receipt, spelling, record, device, checks, fields;

function memory(refuses) {
  const kept = new Map();
  return {
    setItem(name, value) {
      if (refuses(name, value)) throw new DOMException("full", "QuotaExceededError");
      kept.set(name, value);
    },
    getItem: (name) => kept.get(name) ?? null,
    removeItem: (name) => kept.delete(name),
    names: () => [...kept.keys()],
    values: () => [...kept.values()],
  };
}

function devices() {
  const free = memory(() => false);
  const open = new device.Device(() => free);
  open.keep("one", { a: 1 });
  const place = device.placeOf(cases.data.form, cases.keys);
  open.keep(place, { started: "s", saved: "s", at: 0, answers: {}, answered_in: {}, handed: null });
  const closed = new device.Device(() => {
    throw new DOMException("denied", "SecurityError");
  });
  const full = memory((name) => !name.endsWith("probe"));
  const later = new device.Device(() => full);
  free.setItem("alliance:broken", "{");
  return {
    kept: open.kept("one"),
    names: free.names(),
    values: free.values(),
    found: device.asKept(open.kept(place)) !== null,
    broken: open.kept("broken"),
    shapes: [null, 1, [], {}, { started: 1 }].map((each) => device.asKept(each)),
    refused: [open.refused, closed.refused, later.refused],
    refusedKeep: closed.keep("x", 1),
    refusedKept: closed.kept("x"),
    fullKeep: later.keep("x", 1),
    places: cases.placeKeys.map((keys) => device.placeOf(cases.data.form, keys)),
  };
}

function ticks() {
  const steps = [];
  let value = null;
  for (const [code, apart, ticked] of cases.ticks) {
    value = fields.toggled(value, { value: code, label: 0, anchor: null, apart }, ticked);
    steps.push(value);
  }
  return steps;
}

export async function run(given) {
  cases = given.cases;
  const load = (name) => import(new URL(`${name}.js`, pathToFileURL(`${given.folder}/`)));
  [condition, digest, receipt, spelling, record, device, checks, fields] = await Promise.all(NAMES.map(load));
  const facts = { language: cases.data.languages[0], mode: "web", started: "A", submitted: "B" };
  const row = record.rowOf(cases.data, cases.keys, facts);
  const final = record.finalAnswers(cases.data, cases.answers);
  const handed = record.handedOf(row, final, { bg01: "ja" }, { group: "g1" });

  return {
    holds: cases.conditions.map(([rule, answers]) => condition.holds(rule, answers)),
    digests: cases.texts.map((text) => digest.hex(text)),
    receipts: cases.texts.map((text) => receipt.receiptOf(text)),
    wellTyped: cases.typed.map((code) => receipt.isWellTyped(code)),
    numbers: cases.numbers.map((text) => spelling.wholeNumber(text)),
    codes: cases.codes.map((text) => spelling.codeOf(text)),
    occasions: cases.occasions.map((text) => spelling.occasionNumber(text)),
    wellFormed: cases.halves.map((text) => spelling.wellFormed(text)),
    lengths: cases.halves.map((text) => spelling.lengthOf(text)),
    shown: cases.shown.map((answers) => [...condition.shownItems(cases.data, answers)]),
    slips: cases.slips.map(([item, answers]) => checks.slipsOf(cases.data, [item], answers)),
    ticks: ticks(),
    row,
    final,
    handed,
    signed: record.signedText(row, final, { bg01: "ja" }, { group: "g1" }),
    signedTexts: cases.texts.map((text) => record.signedText({ a: text }, { b: text, c: 5, d: [1, 2], e: null }, {}, {})),
    fileName: record.fileName(handed),
    fileText: record.fileText(handed),
    without: record.withoutCodes(handed),
    again: record.withCodes(record.withoutCodes(handed), row, { group: "g1" }),
    time: record.localTime(new Date(Date.UTC(2027, 0, 31, 20, 5, 9))),
    device: devices(),
  };
}
