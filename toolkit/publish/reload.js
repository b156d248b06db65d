// Reloads the page after each rebuild; shows what is wrong over the old page when a rebuild has failed.
// Sent by the preview server alone, and part of no output.
(() => {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const known = Number(new URL(script.src).search.slice(1));
  const isFindings = document.body.hasAttribute("data-findings");
  let since = "";

  /** @param {string} text */
  function show(text) {
    let box = document.getElementById("alliance-problem");
    if (!text) {
      if (box) box.remove();
      return;
    }
    if (!box) {
      box = document.createElement("pre");
      box.id = "alliance-problem";
      box.setAttribute("role", "alert");
      box.tabIndex = 0;
      box.dir = "auto";
      box.style.cssText =
        "position:fixed;z-index:2147483647;inset:auto 0 0 0;max-height:60vh;overflow:auto;margin:0;padding:1rem;" +
        "white-space:pre-wrap;font:1rem/1.4 monospace;color:#fff;background:#7a1020;border-top:3px solid #fff";
      document.body.append(box);
    }
    box.textContent = text;
  }

  async function listen() {
    for (;;) {
      try {
        const answer = await fetch("/.alliance/wait?since=" + since, { cache: "no-store" });
        const news = await answer.json();
        if (news.version !== known && (isFindings || !news.problem)) {
          location.reload();
          return;
        }
        since = String(news.version);
        if (!isFindings) show(news.problem);
      } catch {
        // The preview has ended, or is being started again.
        await new Promise((done) => setTimeout(done, 1000));
      }
    }
  }

  listen();
})();
