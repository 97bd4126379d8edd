// Marks: how an event looks. Colour and shape tell the weapon; filled, hollow, dashed or barred tell how sure and how new.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  const RADII = [6, 8, 11, 15]; // by people killed: none told, 1 and more, 10 and more, 50 and more
  const PLAIN = 6;
  const LIGHT = { halo: "#fff", hollow: "rgba(255,255,255,.8)", edge: "rgba(0,0,0,.55)", badge: "#222", number: "#fff", faint: 0.6 };
  const DARK = { halo: "#12181e", hollow: "rgba(18,24,30,.8)", edge: "rgba(255,255,255,.75)", badge: "#f2f4f6", number: "#12181e", faint: 0.8 };

  strikemap.Marks = class Marks {
    // `kinds` are colours, shape and label by weapon; `status` and `recency` are the vocabulary's words, in its order.
    constructor(kinds, status, recency, ratio, dark) {
      kinds = kinds.map((kind) => ({ ...kind, colour: dark ? kind.dark : kind.colour }));
      Object.assign(this, { kinds, status, recency, ratio, ...(dark ? DARK : LIGHT) });
      this._sprites = new Map();
      this._hatches = new Map();
      this.colours = kinds.map(({ colour }) => strikemap.parts(colour));
    }

    sizeClass(killed) {
      return killed >= 50 ? 3 : killed >= 10 ? 2 : killed >= 1 ? 1 : 0;
    }

    // A canvas with the mark in its middle; `size` is -1 for all alike or a size class.
    sprite(weapon, status, recency, size) {
      const key = ((weapon * 256 + status) * 256 + recency) * 8 + size + 1;
      if (!this._sprites.has(key)) this._sprites.set(key, this._draw(weapon, status, recency, size));
      return this._sprites.get(key);
    }

    _draw(weapon, status, recency, size) {
      const radius = size < 0 ? PLAIN : RADII[size];
      const { colour, shape } = this.kinds[weapon];
      const canvas = document.createElement("canvas");
      const side = 2 * radius + 6;
      canvas.width = canvas.height = Math.ceil(side * this.ratio);
      const context = canvas.getContext("2d");
      context.scale(this.ratio, this.ratio);
      context.translate(side / 2, side / 2);
      this._paint(context, shape, radius, colour, this.status[status], this.recency[recency]);
      return canvas;
    }

    _paint(context, shape, radius, colour, status, recency) {
      const hollow = recency === "background" || status !== "reported";
      const path = new Path2D(outline(shape, radius));
      if (recency === "background") context.globalAlpha = this.faint;
      context.lineJoin = "round";
      context.strokeStyle = this.halo;
      context.lineWidth = hollow ? 4 : 2.5;
      context.stroke(path);
      context.fillStyle = hollow ? this.hollow : colour;
      if (shape !== "ring" || hollow) context.fill(path);
      context.strokeStyle = hollow || shape === "ring" ? colour : this.edge;
      context.lineWidth = hollow || shape === "ring" ? 2 : 0.8;
      if (status === "claimed" || status === "denied") context.setLineDash([3, 2]);
      context.stroke(path);
      context.setLineDash([]);
      if (status === "intercepted") bar(context, -radius, 0, radius, 0);
      if (status === "denied") bar(context, -radius, radius, radius, -radius);
    }

    // A fill of slanted lines in the weapon's colour.
    hatch(context, weapon) {
      if (!this._hatches.has(weapon)) {
        const tile = document.createElement("canvas");
        tile.width = tile.height = 8;
        const lines = tile.getContext("2d");
        lines.strokeStyle = this.kinds[weapon].colour;
        lines.lineWidth = 1.5;
        for (const shift of [-8, 0, 8]) bar(lines, shift - 1, 9, shift + 9, -1);
        this._hatches.set(weapon, context.createPattern(tile, "repeat"));
      }
      return this._hatches.get(weapon);
    }
  };

  // Red, green and blue of #rrggbb.
  strikemap.parts = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

  function bar(context, fromX, fromY, toX, toY) {
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.lineTo(toX, toY);
    context.stroke();
  }

  // SVG path of a shape around 0, 0.
  function outline(shape, r) {
    const corners = (count, turn, inner) =>
      "M" + Array.from({ length: count }, (_, at) => {
        const angle = (2 * Math.PI * at) / count + turn - Math.PI / 2;
        const reach = inner && at % 2 ? r * inner : r;
        return `${(reach * Math.cos(angle)).toFixed(2)},${(reach * Math.sin(angle)).toFixed(2)}`;
      }).join("L") + "Z";
    const t = r * 0.36;
    const plus = `M${-t},${-r}H${t}V${-t}H${r}V${t}H${t}V${r}H${-t}V${t}H${-r}V${-t}H${-t}Z`;
    const q = r * 0.85;
    const [a, b] = [q * 0.35, q];
    const cross = `M0,${-a * 1.4}L${b - a},${-b}L${b},${-b + a}L${a * 1.4},0L${b},${b - a}L${b - a},${b}L0,${a * 1.4}L${a - b},${b}L${-b},${b - a}L${-a * 1.4},0L${-b},${a - b}L${a - b},${-b}Z`;
    const circle = `M${-q},0A${q},${q} 0 1 0 ${q},0A${q},${q} 0 1 0 ${-q},0Z`;
    return {
      circle,
      ring: circle,
      plus,
      cross,
      triangle: corners(3, 0),
      square: `M${-q},${-q}H${q}V${q}H${-q}Z`,
      diamond: corners(4, 0),
      pentagon: corners(5, 0),
      hexagon: corners(6, 0),
      star: corners(10, 0, 0.45),
      trapezium: `M${-r * 0.55},${-q * 0.8}H${r * 0.55}L${r},${q * 0.8}H${-r}Z`,
    }[shape];
  }
})(window.strikemap);
