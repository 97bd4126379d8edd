// View box: keeps of all events those within what the map shows, or within a box that the reader draws on it.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  const LEAST = 8; // pixels: less was a click

  strikemap.ViewBox = L.Control.extend({
    options: { position: "topleft" },

    // `chosen` gets west, south, east, north in degrees.
    initialize(chosen) {
      Object.assign(this, { _chosen: chosen, _from: null, _drawn: null, _kept: null, _told: "" });
    },

    onAdd(map) {
      this._map = map;
      const bar = strikemap.element("div", "leaflet-bar strikemap-viewbox");
      const here = button("Here", "Only here", "Keep only the events within what the map shows");
      here.addEventListener("click", () => this._chosen(box(map.getBounds(), map)));
      this._draw = button("Box", "Draw box", "Draw a box on the map, and keep only the events in it");
      this._draw.addEventListener("click", () => this._arm(this._from === null));
      bar.append(here, this._draw);
      L.DomEvent.disableClickPropagation(bar);
      this._listen(map.getContainer());
      this._arm(false);
      return bar;
    },

    // Outlines the box that filters, if any: an array of four edges.
    show(kept) {
      const told = JSON.stringify(kept);
      if (this._told === told) return;
      this._told = told;
      if (this._kept) this._kept.remove();
      this._kept = kept && outline(corners(kept)).addTo(this._map);
    },

    // While a box may be drawn `_from` is false until the pointer is down, then the point where it went down; else null.
    _arm(ready) {
      this._from = ready ? false : null;
      this._draw.setAttribute("aria-pressed", String(ready));
      this._map.getContainer().classList.toggle("strikemap-drawing", ready);
      this._map.dragging[ready ? "disable" : "enable"]();
      if (!ready && this._drawn) this._drawn = void this._drawn.remove();
    },

    _listen(container) {
      const at = (event) => this._map.mouseEventToContainerPoint(event);
      const onMap = (event) => !event.target.closest(".leaflet-control, .strikemap-time, .leaflet-popup");
      container.addEventListener("pointerdown", (event) => {
        if (this._from === null || !onMap(event)) return;
        this._from = at(event);
        container.setPointerCapture(event.pointerId);
      });
      container.addEventListener("pointermove", (event) => this._from && this._stretch(at(event)));
      container.addEventListener("pointerup", (event) => this._from && this._finish(at(event)));
      container.addEventListener("pointercancel", () => this._from && this._arm(false));
      container.addEventListener("keydown", (event) => event.key === "Escape" && this._from !== null && this._arm(false));
      // A click ends the drawing, and opens no event.
      container.addEventListener("click", (event) => this._from !== null && onMap(event) && event.stopPropagation(), true);
    },

    _between(point) {
      const ends = [this._from, point].map((each) => this._map.containerPointToLatLng(each));
      return L.latLngBounds(ends);
    },

    _stretch(point) {
      if (this._drawn) this._drawn.setBounds(this._between(point));
      else this._drawn = outline(this._between(point)).addTo(this._map);
    },

    _finish(point) {
      const across = point.subtract(this._from);
      const bounds = this._between(point);
      this._from = false;
      if (Math.min(Math.abs(across.x), Math.abs(across.y)) < LEAST) return;
      setTimeout(() => this._arm(false)); // after the click that ends it
      this._chosen(box(bounds, this._map));
    },
  });

  // Outward to a thousandth of a degree, and no farther than the world reaches.
  function box(bounds, map) {
    const [south, north] = [Math.max(-90, down(bounds.getSouth())), Math.min(90, up(bounds.getNorth()))];
    if (bounds.getEast() - bounds.getWest() >= 360) return [-180, south, 180, north];
    const middle = bounds.getCenter();
    const turn = middle.lng - map.wrapLatLng(middle).lng;
    return [around(down(bounds.getWest() - turn)), south, around(up(bounds.getEast() - turn)), north];
  }

  function corners([west, south, east, north]) {
    return [[south, west], [north, west <= east ? east : east + 360]];
  }

  function outline(bounds) {
    return L.rectangle(bounds, { className: "strikemap-box", interactive: false, fill: false, weight: 2, dashArray: "6 4" });
  }

  function button(label, name, title) {
    return Object.assign(strikemap.element("button", "", label), { type: "button", title, ariaLabel: name });
  }

  const down = (degrees) => Math.floor(degrees * 1000) / 1000;
  const up = (degrees) => Math.ceil(degrees * 1000) / 1000;
  const around = (degrees) => (degrees < -180 ? degrees + 360 : degrees > 180 ? degrees - 360 : degrees);
})(window.strikemap);
