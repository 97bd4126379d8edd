// Legend: what colours, shapes and outlines mean, in words.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  strikemap.Legend = L.Control.extend({
    options: { position: "topright" },

    // Lists the weapons that occur, by their bits.
    initialize(layer, weapons) {
      Object.assign(this, { _layer: layer, _weapons: weapons });
    },

    onAdd(map) {
      const box = strikemap.element("details", "strikemap-legend leaflet-bar");
      box.open = window.innerWidth > 700;
      this._list = strikemap.element("ul");
      box.append(strikemap.element("summary", "", "Legend"), this._list);
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      this._fill();
      map.on("themechange", this._fill, this);
      this._layer.on("drawn", this._follow, this);
      return box;
    },

    onRemove(map) {
      map.off("themechange", this._fill, this);
      this._layer.off("drawn", this._follow, this);
    },

    // Tells of other classes or other sums as soon as the map has them.
    _follow() {
      const { coloured, deaths } = this._coloured();
      const told = coloured ? JSON.stringify([coloured.classes.labels(), coloured.legend(deaths)]) : "";
      if (told !== this._told) this._fill();
      this._told = told;
    },

    _coloured() {
      return { coloured: this._layer.coloured(), deaths: this._layer.look.by === "deaths" };
    },

    _fill() {
      const { coloured, deaths } = this._coloured();
      this._list.replaceChildren();
      if (!coloured) return this._fillWithMarks(this._list);
      const labels = coloured.classes.labels();
      const colours = strikemap.spread(this._layer.ramp(), labels.length);
      const notes = coloured.legend(deaths).map((note) => strikemap.element("li", "strikemap-told", note));
      this._list.append(notes[0], ...labels.map((label, at) => entry(patch(colours[at]), label)), ...notes.slice(1));
    },

    _fillWithMarks(list) {
      const { marks } = this._layer;
      marks.kinds.forEach((kind, weapon) => {
        if ((this._weapons >> weapon) & 1) list.append(entry(marks.sprite(weapon, 0, 0, -1), kind.label));
      });
      const sample = 1;
      const look = (status, recency) => marks.sprite(sample, marks.status.indexOf(status), marks.recency.indexOf(recency), -1);
      list.append(
        entry(look("claimed", "news"), "dashed: claimed (struck out: denied)"),
        entry(look("intercepted", "news"), "with a bar: intercepted"),
        entry(look("reported", "background"), "pale, hollow: recalled from earlier"),
        entry(swatch(marks, sample), "hatched: somewhere in this area"),
        entry(ring(marks, sample), "ring: a village somewhere within"),
        entry(number(marks), "number: several events here")
      );
    },
  });

  function entry(picture, text) {
    const item = strikemap.element("li");
    const frame = strikemap.element("span", "strikemap-sample");
    const copy = Object.assign(document.createElement("canvas"), { width: picture.width, height: picture.height });
    copy.getContext("2d").drawImage(picture, 0, 0);
    copy.style.width = `${picture.width / Math.min(2, window.devicePixelRatio || 1)}px`;
    copy.setAttribute("aria-hidden", "true");
    frame.append(copy);
    item.append(frame, strikemap.element("span", "", text));
    return item;
  }

  function canvas() {
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    const made = Object.assign(document.createElement("canvas"), { width: 20 * ratio, height: 16 * ratio });
    made.getContext("2d").scale(ratio, ratio);
    return made;
  }

  function patch(colour) {
    const made = canvas();
    const context = made.getContext("2d");
    context.fillStyle = `rgb(${colour.join(",")})`;
    context.fillRect(1, 1, 18, 14);
    return made;
  }

  function swatch(marks, weapon) {
    const made = canvas();
    const context = made.getContext("2d");
    context.fillStyle = marks.hatch(context, weapon);
    context.globalAlpha = 0.6;
    context.fillRect(1, 1, 18, 14);
    context.globalAlpha = 1;
    context.strokeStyle = marks.kinds[weapon].colour;
    context.setLineDash([4, 2]);
    context.strokeRect(1, 1, 18, 14);
    return made;
  }

  function ring(marks, weapon) {
    const made = canvas();
    const context = made.getContext("2d");
    context.strokeStyle = marks.kinds[weapon].colour;
    context.lineWidth = 2;
    context.beginPath();
    context.arc(10, 8, 6.5, 0, 2 * Math.PI);
    context.stroke();
    return made;
  }

  function number(marks) {
    const made = canvas();
    const context = made.getContext("2d");
    context.fillStyle = marks.badge;
    context.beginPath();
    context.roundRect(3, 1, 14, 13, 6.5);
    context.fill();
    Object.assign(context, { fillStyle: marks.number, font: "bold 10px system-ui, sans-serif", textAlign: "center", textBaseline: "middle" });
    context.fillText("3", 10, 8);
    return made;
  }
})(window.strikemap);
