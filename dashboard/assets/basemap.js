// Base map: land, borders, regions, rivers and lakes from one file, drawn without any tile.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  const LIGHT = {
    sea: "#d3e3ee", land: "#f1efe9", ukraine: "#ffffff", border: "#8f8f8f", region: "#c4c4c4",
    coast: "#a9bccb", river: "#a5c8e1",
  };
  const DARK = {
    sea: "#0f1a24", land: "#20272e", ukraine: "#2a3239", border: "#87919b", region: "#505a63",
    coast: "#3d4d5a", river: "#35566e",
  };
  const REGIONS_FROM = 5;
  const RIVERS_FROM = 4;

  strikemap.BaseMap = strikemap.CanvasLayer.extend({
    options: { pane: "tilePane", className: "strikemap-base" },

    initialize(data) {
      this._shapes = Object.fromEntries(
        ["land", "ukraine", "lakes", "borders", "regions", "rivers"].map((name) => [name, data[name].map((steps) => shape(steps, data.scale))])
      );
    },

    draw() {
      const context = this.context;
      const view = this.view();
      const colours = strikemap.isDark(this._map) ? DARK : LIGHT;
      const zoom = this._map.getZoom();
      context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
      context.fillStyle = colours.sea;
      context.fillRect(0, 0, view.width, view.height);
      context.lineJoin = "round";
      this._fill("land", view, colours.land, colours.land); // no coast line: land is cut where its detail changes
      this._fill("ukraine", view, colours.ukraine, colours.coast);
      if (zoom >= REGIONS_FROM) this._stroke("regions", view, colours.region, 0.8);
      if (zoom >= RIVERS_FROM) this._stroke("rivers", view, colours.river, zoom > 6 ? 1.6 : 1);
      this._fill("lakes", view, colours.sea, colours.coast);
      this._stroke("borders", view, colours.border, 1.2);
    },

    _trace(name, view) {
      const context = this.context;
      context.beginPath();
      for (const { points, box } of this._shapes[name]) {
        if (!meets(box, view)) continue;
        context.moveTo(points[0] * view.world - view.x, points[1] * view.world - view.y);
        for (let at = 2; at < points.length; at += 2) {
          context.lineTo(points[at] * view.world - view.x, points[at + 1] * view.world - view.y);
        }
      }
    },

    _fill(name, view, fill, line) {
      this._trace(name, view);
      Object.assign(this.context, { fillStyle: fill, strokeStyle: line, lineWidth: 0.6 });
      this.context.fill("evenodd");
      this.context.stroke();
    },

    _stroke(name, view, line, width) {
      this._trace(name, view);
      Object.assign(this.context, { strokeStyle: line, lineWidth: width });
      this.context.stroke();
    },
  });

  // A shape's corners in the unit world (x, y, x, y...) and the box around them, from steps of longitude and latitude.
  function shape(steps, scale) {
    const points = new Float64Array(steps.length);
    const box = { west: 1, north: 1, east: 0, south: 0 };
    let [longitude, latitude] = [0, 0];
    for (let at = 0; at < steps.length; at += 2) {
      longitude += steps[at];
      latitude += steps[at + 1];
      const [x, y] = strikemap.mercator(longitude / scale, latitude / scale);
      [points[at], points[at + 1]] = [x, y];
      box.west = Math.min(box.west, x);
      box.east = Math.max(box.east, x);
      box.north = Math.min(box.north, y);
      box.south = Math.max(box.south, y);
    }
    return { points, box };
  }

  function meets(box, view) {
    return (
      box.west * view.world <= view.x + view.width && box.east * view.world >= view.x &&
      box.north * view.world <= view.y + view.height && box.south * view.world >= view.y
    );
  }
})(window.strikemap);
