// Tray: the events of the window of which no place is told. They are counted and can be read, but are never drawn.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  strikemap.Tray = L.Control.extend({
    options: { position: "bottomleft" },

    // `opened` is called by its button.
    initialize(opened) {
      this._opened = opened;
    },

    onAdd() {
      const box = strikemap.element("div", "strikemap-tray");
      this._button = strikemap.element("button", "leaflet-bar");
      this._button.type = "button";
      this._button.addEventListener("click", this._opened);
      this._panel = strikemap.element("section");
      this._panel.setAttribute("aria-label", "Events without a place");
      this._panel.hidden = true;
      box.append(this._panel, this._button);
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      this.count(0);
      return box;
    },

    count(events) {
      if (this._count === events) return;
      this._count = events;
      this._button.textContent = `${events.toLocaleString("en")} without a place`;
      this._button.hidden = events === 0;
    },

    isOpen() {
      return !this._panel.hidden;
    },

    show(card) {
      this._panel.replaceChildren(card);
      this._panel.hidden = false;
    },

    close() {
      this._panel.hidden = true;
      this._panel.replaceChildren();
      (this._button.hidden ? this._map.getContainer() : this._button).focus();
    },
  });
})(window.strikemap);
