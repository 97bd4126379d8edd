// Labels: names of cities in the language that is chosen, under marks and over what is drawn as a surface.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  const LIGHT = { city: "#404040", halo: "rgba(255,255,255,.9)" };
  const DARK = { city: "#e2e6ea", halo: "rgba(18,24,30,.9)" };
  const [UNDER_MARKS, OVER_SURFACES] = [350, 450];

  strikemap.Labels = strikemap.CanvasLayer.extend({
    options: { pane: "labels", className: "strikemap-labels" },

    // `cities` are name, longitude, latitude, least zoom and Ukrainian name, the largest first.
    initialize({ cities, scale }) {
      this._cities = cities.map(([name, longitude, latitude, zoom, ukrainian]) => {
        const [x, y] = strikemap.mercator(longitude / scale, latitude / scale);
        return { en: name, uk: ukrainian || name, x, y, zoom };
      });
    },

    onAdd(map) {
      if (!map.getPane("labels")) map.createPane("labels").style.pointerEvents = "none";
      strikemap.CanvasLayer.prototype.onAdd.call(this, map);
    },

    getEvents() {
      return { ...strikemap.CanvasLayer.prototype.getEvents.call(this), lookchange: this._reset };
    },

    // One that would lie on another is left out.
    draw() {
      const [context, view, zoom] = [this.context, this.view(), this._map.getZoom()];
      const { drawn, names } = this._map.look || { drawn: "marks", names: "en" };
      const colours = strikemap.isDark(this._map) ? DARK : LIGHT;
      this._map.getPane("labels").style.zIndex = drawn === "marks" ? UNDER_MARKS : OVER_SURFACES;
      context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
      context.clearRect(0, 0, view.width, view.height);
      Object.assign(context, { font: "12px system-ui, sans-serif", textBaseline: "middle", lineWidth: 3 });
      Object.assign(context, { strokeStyle: colours.halo, fillStyle: colours.city });
      if (this._map.hasTiles) return;
      const taken = [];
      for (const city of this._cities) {
        const [x, y] = [city.x * view.world - view.x, city.y * view.world - view.y];
        if (city.zoom > zoom || x < 0 || y < 0 || x > view.width || y > view.height) continue;
        const name = city[names];
        const box = { left: x - 4, top: y - 8, right: x + 12 + context.measureText(name).width, bottom: y + 8 };
        if (taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)) continue;
        taken.push(box);
        context.fillRect(x - 1.5, y - 1.5, 3, 3);
        context.strokeText(name, x + 7, y);
        context.fillText(name, x + 7, y);
      }
    },
  });
})(window.strikemap);
