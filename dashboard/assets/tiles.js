// Tiles: an online map between the base map and the events. Where a tile does not come, the base map is seen.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  // `attribution` is plain text, and stays it.
  strikemap.tiles = function (map, { url, attribution, maxZoom }) {
    const layer = L.tileLayer(url, { attribution: asText(attribution), maxNativeZoom: maxZoom, className: "strikemap-tiles" });
    // A map of tiles bears its own names; until the first comes, and where none comes, the base map has them.
    layer.once("tileload", () => {
      map.hasTiles = true;
      map.fire("lookchange");
    });
    layer.addTo(map);
  };

  function asText(told) {
    return told.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  }
})(window.strikemap);
