/** The last page: the receipt code, the file to hand in, and the way to leave nothing behind on the device. */
import { contactPanel, hasContact } from "./contact.js";
import { button, el } from "./dom.js";
import { fileName, fileText } from "./record.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./types.js").Handed} Handed */

/**
 * @param {App} app
 * @returns {Node[]}
 */
export function donePage(app) {
  const handed = /** @type {Handed} */ (app.handed());
  const w = app.words;
  const closings = app.data.instruments.flatMap((each) => (each.closing === null ? [] : [el("p", {}, w.text(each.closing))]));
  return [
    el("h1", { tabindex: "-1" }, w.say("finished")),
    el("p", { class: "instructions" }, w.say("finished_help")),
    receiptBox(app, handed),
    ...ways(app, handed),
    el("p", { id: "handed", class: "handed", role: "status" }),
    copyBox(app, handed),
    el("div", { class: "closing" }, ...(closings.length ? closings : [el("p", {}, w.say("thank_you"))])),
    ...(hasContact(app.data) ? [contactPanel(app)] : []),
    ...afterwards(app),
  ];
}

/**
 * @param {App} app
 * @param {Handed} handed
 */
function receiptBox(app, handed) {
  return el(
    "div",
    { class: "receipt" },
    el("h2", {}, app.words.say("receipt")),
    el("p", { class: "receipt-code", dir: "ltr", id: "receipt" }, handed.receipt),
    el("p", {}, app.words.say("receipt_help")),
  );
}

/**
 * Sharing where the device offers it, and always a file.
 *
 * @param {App} app
 * @param {Handed} handed
 */
function ways(app, handed) {
  const file = shareable(handed);
  const save = button(app.words.say("save_file"), () => saveFile(app, handed), file ? "plain" : "strong");
  const share = file && button(app.words.say("share"), () => void shareFile(app, file), "strong");
  return [
    share && el("p", { class: "aside" }, app.words.say("share_help")),
    el("div", { class: "way" }, share, save),
    el("p", { class: "aside" }, app.words.say("save_file_help"), " ", app.words.say("file_name", { name: fileName(handed) })),
  ].filter((part) => part !== null);
}

/**
 * The file in a form that this device can share. Some browsers share no `.json`: they get the same text as `.txt`.
 *
 * @param {Handed} handed
 * @returns {File | null}
 */
function shareable(handed) {
  const text = fileText(handed);
  const files = [
    new File([text], fileName(handed), { type: "application/json" }),
    new File([text], fileName(handed).replace(/\.json$/, ".txt"), { type: "text/plain" }),
  ];
  return files.find((file) => navigator.canShare?.({ files: [file] })) ?? null;
}

/**
 * @param {App} app
 * @param {File} file
 */
async function shareFile(app, file) {
  try {
    await navigator.share({ files: [file] });
    tellHanded(app);
  } catch (error) {
    const closed = error instanceof DOMException && error.name === "AbortError";
    if (!closed) document.getElementById("handed")?.replaceChildren(app.words.say("share_failed"));
  }
}

/**
 * @param {App} app
 * @param {Handed} handed
 */
function saveFile(app, handed) {
  const address = URL.createObjectURL(new Blob([fileText(handed)], { type: "application/json" }));
  const link = el("a", { href: address, download: fileName(handed) });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  tellHanded(app);
}

/** @param {App} app */
function tellHanded(app) {
  app.left = true;
  document.getElementById("handed")?.replaceChildren(app.words.say("handed_in"));
}

/**
 * The same text to copy, for browsers inside other apps that neither share nor save.
 *
 * @param {App} app
 * @param {Handed} handed
 */
function copyBox(app, handed) {
  const text = el("textarea", { readonly: true, rows: 6, dir: "ltr", "aria-label": app.words.plain("copy") });
  text.value = fileText(handed);
  const told = el("p", { role: "status" });
  const copy = button(app.words.say("copy"), () => {
    text.select();
    copyText(text).then(
      () => told.replaceChildren(app.words.say("copied")),
      () => told.replaceChildren(app.words.say("copy_failed")),
    );
  });
  return el("details", { class: "folded" }, el("summary", {}, app.words.say("copy_help")), text, el("div", { class: "way" }, copy), told);
}

/** @param {HTMLTextAreaElement} text */
async function copyText(text) {
  if (navigator.clipboard) await navigator.clipboard.writeText(text.value);
  else if (!document.execCommand("copy")) throw new Error("copying is refused");
}

/** @param {App} app */
function afterwards(app) {
  const w = app.words;
  return [
    ...(app.device.refused ? [] : [el("p", { class: "aside" }, w.say("shared_device"))]),
    el(
      "div",
      { class: "way" },
      !app.device.refused && button(w.say("remove"), () => app.remove()),
      button(w.say("back"), () => app.reopen()),
      button(w.say("another"), () => app.another()),
    ),
  ];
}
