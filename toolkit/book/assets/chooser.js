(function () {
  "use strict";
  /** @type {HTMLAnchorElement[]} */
  const links = Array.from(document.querySelectorAll("a[hreflang]"));
  const primary = (/** @type {string} */ tag) => tag.toLowerCase().split("-")[0];
  for (const wanted of navigator.languages || [navigator.language]) {
    const exact = links.find((link) => link.hreflang.toLowerCase() === wanted.toLowerCase());
    const found = exact || links.find((link) => primary(link.hreflang) === primary(wanted));
    if (found) return location.replace(found.href);
  }
  if (links.length) location.replace(links[0].href);
})();
