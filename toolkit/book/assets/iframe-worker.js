/*
 * Search from a disk. A page that was opened as a file may not start a worker, so the script of the worker runs in a
 * hidden frame instead, which answers to the same calls. On a server this file does nothing.
 */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;

  /**
   * What the script of a worker expects to find around it.
   * @param {any} inside
   * @param {(data: unknown) => void} answer
   */
  function prepare(inside, answer) {
    inside.postMessage = answer;
    inside.importScripts = function () {
      return Array.from(arguments).reduce(function (before, url) {
        return before.then(function () { return load(inside.document, url); });
      }, Promise.resolve());
    };
  }

  /**
   * @param {Document} page
   * @param {string} url
   * @returns {Promise<void>}
   */
  function load(page, url) {
    return new Promise(function (resolve, reject) {
      const script = page.createElement("script");
      script.onload = function () { resolve(); };
      script.onerror = function () { reject(new Error(url)); };
      script.src = url;
      page.body.append(script);
    });
  }

  class FrameWorker extends EventTarget {
    /** @param {string | URL} url */
    constructor(url) {
      super();
      /** @type {unknown} */
      this.onmessage = null;
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.title = "";
      document.body.append(this.frame);
      /** @type {any} */
      const inside = this.frame.contentWindow;
      inside.document.open(); // else Firefox puts another empty page in its place a moment later
      inside.document.write("<!doctype html><title></title><body></body>");
      inside.document.close();
      prepare(inside, (/** @type {unknown} */ data) => this.tell(data));
      this.ready = load(inside.document, new URL(url, location.href).href);
    }

    /**
     * A message from the worker to the page, later, as a worker's comes.
     * @param {unknown} data
     */
    tell(data) {
      setTimeout(() => {
        const event = new MessageEvent("message", { data });
        this.dispatchEvent(event);
        if (typeof this.onmessage === "function") this.onmessage(event);
      });
    }

    /** @param {unknown} data */
    postMessage(data) {
      this.ready.then(() => {
        /** @type {any} */
        const inside = this.frame.contentWindow;
        if (inside) inside.dispatchEvent(new inside.MessageEvent("message", { data }));
      });
    }

    terminate() {
      this.frame.remove();
    }
  }

  // By the first of these names the search knows that it runs in a frame.
  Object.assign(window, { IFrameWorker: FrameWorker, Worker: FrameWorker });
})();
