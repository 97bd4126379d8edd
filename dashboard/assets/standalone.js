// Stand-alone page: what stands around the map that has no app around it. All of it is set as text, never as markup.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  // `address` names the page's own words; the map has its events by then or gets them later.
  strikemap.page = async function (map, { address }) {
    const words = await (await strikemap.fetch(address)).json();
    heading(document.getElementById("heading"), words);
    about(document.getElementById("about"), words);
    await map.strikemap.loaded;
    if (map.strikemap.columns) new strikemap.FilterBar(document.getElementById("filters"), map.strikemap, map);
    const listing = new strikemap.Listing(document.getElementById("listing"), map.strikemap);
    map.on("rest", () => listing.show());
    listing.show();
  };

  function heading(box, { title, line, notices }) {
    box.append(strikemap.element("h1", "", title), strikemap.element("p", "", line));
    box.append(...notices.map((notice) => strikemap.element("p", "strikemap-notice", notice)));
  }

  function about(box, { lists }) {
    for (const [title, lines] of lists) {
      const list = strikemap.element("ul");
      list.append(...lines.map((line) => strikemap.element("li", "", line)));
      box.append(strikemap.element("h2", "", title), list);
    }
  }
})(window.strikemap);
