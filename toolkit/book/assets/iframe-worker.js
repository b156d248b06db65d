/*
 * Search from a disk. A page that was opened as a file may not start a worker, so the script of the worker runs in a
 * hidden frame instead, which answers to the same calls. On a server this file does nothing.
 */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;

  /** What the script of a worker expects to find around it. */
  function prepare(inside, answer) {
    inside.postMessage = answer;
    inside.importScripts = function () {
      return Array.from(arguments).reduce(function (before, url) {
        return before.then(function () { return load(inside.document, url); });
      }, Promise.resolve());
    };
  }

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
    constructor(url) {
      super();
      this.onmessage = null;
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.title = "";
      document.body.append(this.frame);
      const inside = this.frame.contentWindow;
      inside.document.open(); // else Firefox puts another empty page in its place a moment later
      inside.document.write("<!doctype html><title></title><body></body>");
      inside.document.close();
      prepare(inside, (data) => this.tell(data));
      this.ready = load(inside.document, new URL(url, location.href).href);
    }

    /** A message from the worker to the page, later, as a worker's comes. */
    tell(data) {
      setTimeout(() => {
        const event = new MessageEvent("message", { data });
        this.dispatchEvent(event);
        if (typeof this.onmessage === "function") this.onmessage(event);
      });
    }

    postMessage(data) {
      this.ready.then(() => {
        const inside = this.frame.contentWindow;
        if (inside) inside.dispatchEvent(new inside.MessageEvent("message", { data }));
      });
    }

    terminate() {
      this.frame.remove();
    }
  }

  window.IFrameWorker = FrameWorker; // by this name the search knows that it runs in a frame
  window.Worker = FrameWorker;
})();
