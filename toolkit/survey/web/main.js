/** Where the page begins: reads the data, builds the frame once, and shows the first page. */
import { App } from "./app.js";
import { Device } from "./device.js";
import { el } from "./dom.js";
import { askedOf } from "./start.js";

/** What a link may bring, before or after the `#`; the part after it is never sent to a server. */
function givenByLink() {
  return new URLSearchParams(`${location.search.slice(1)}&${location.hash.slice(1)}`);
}

/**
 * The store of this browser. A form that asks no code keeps nothing: nobody else's code would stand before the answers.
 *
 * @param {import("./types.js").Data} data
 */
function storageFor(data) {
  if (askedOf(data).length === 0) throw new Error("there is no code to keep answers under");
  return window.localStorage;
}

function rememberStart() {
  try {
    history.replaceState("start", "");
  } catch {
    // Some viewers keep no history.
  }
}

function startForm() {
  const data = /** @type {import("./types.js").Data} */ (JSON.parse(document.getElementById("data")?.textContent ?? ""));
  const places = {
    skip: el("a", { class: "skip", href: "#main" }),
    top: el("div", { class: "top" }),
    banners: el("div", { class: "banners" }),
    status: el("p", { class: "status", role: "status" }),
    main: el("main", { id: "main", tabindex: "-1" }),
    bottom: el("footer", { class: "bottom" }),
    paper: /** @type {HTMLElement} */ (document.getElementById("paper")),
  };
  const { skip, top, banners, status, main, bottom } = places;
  document.getElementById("form")?.replaceChildren(skip, el("header", {}, top, banners, status), main, bottom);
  skip.addEventListener("click", (event) => {
    event.preventDefault();
    main.focus();
  });
  const app = new App(data, places, new Device(() => storageFor(data)), givenByLink());
  app.show();
  rememberStart();
  window.addEventListener("popstate", (event) => app.revisit(event.state));
  window.addEventListener("beforeunload", (event) => {
    if (app.unsaved) event.preventDefault();
  });
}

startForm();
document.documentElement.classList.add("running");
document.addEventListener("DOMContentLoaded", () => document.getElementById("no-script")?.remove());
