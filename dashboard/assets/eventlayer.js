// Event layer: draws the rows that columns show as marks, heat or regions, and finds the ones under the pointer.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  const SPRITES = 1500; // more places than this in view are drawn as pixels, which cost a hundredth
  const CELL = 80; // CSS pixels of the squares in which a crowd is counted
  const CROWD = 10;
  const POINT = -1; // the area of a row that is a point
  const REACH = 9; // pixels around a click
  const RING = 4; // the precision of a settlement of which no point is known

  strikemap.EventLayer = strikemap.CanvasLayer.extend({
    options: { pane: "overlayPane", className: "strikemap-events" },

    // `areas` are lists of rings, each a flat list of longitudes and latitudes in 1e-3 degrees.
    initialize(columns, areas, vocabulary, raids) {
      this.columns = columns;
      this.vocabulary = vocabulary;
      this.look = { drawn: "marks", by: "events" };
      this.tally = new strikemap.Tally(columns, raids);
      this.heat = new strikemap.Heat(this.tally);
      this.drawn = this.crowds = 0;
      this._areas = areas.map(strikemap.shape);
      const spots = columns.spot.reduce((most, spot) => Math.max(most, spot), -1) + 1;
      this._turn = 0;
      this._seen = new Uint32Array(spots);
      this._stack = new Uint32Array(spots);
      this._top = new Uint32Array(spots);
      this._spots = new Uint32Array(spots);
    },

    onAdd(map) {
      this._mix();
      strikemap.CanvasLayer.prototype.onAdd.call(this, map);
    },

    getEvents() {
      const events = strikemap.CanvasLayer.prototype.getEvents.call(this);
      return { ...events, lookchange: this._reset, themechange: () => (this._mix(), this._reset()) };
    },

    // Makes the marks anew, in the colours of the theme.
    _mix() {
      const { marks, status, recency } = this.vocabulary;
      this.marks = new strikemap.Marks(marks, status, recency, Math.min(2, window.devicePixelRatio || 1), strikemap.isDark(this._map));
    },

    // Shows what the columns list for a window of days.
    show(first, last) {
      this.columns.window(first, last);
      if (this._map) this.draw();
    },

    draw() {
      const view = this.view();
      this.context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
      this.context.clearRect(0, 0, view.width, view.height);
      const deaths = this.look.by === "deaths";
      if (this.look.drawn === "heat") this.heat.draw(this.context, view, deaths, this.ramp());
      else if (this.isOfRegions()) {
        this.choropleth.draw(this.context, view, deaths, this.ramp(), this.marks.edge, (...badge) => this._badge(...badge));
      } else this._drawMarks(view);
      this.fire("drawn");
    },

    isOfRegions() {
      return this.look.drawn === "regions" && Boolean(this.choropleth);
    },

    // What is coloured by classes now: the heat or the regions, null for marks.
    coloured() {
      return this.look.drawn === "heat" ? this.heat : this.isOfRegions() ? this.choropleth : null;
    },

    // The colours of classes, the fewest first, as red, green and blue.
    ramp() {
      return this.vocabulary.ramp[strikemap.isDark(this._map) ? "dark" : "light"].map(strikemap.parts);
    },

    _drawMarks(view) {
      this._drawAreas(view);
      const places = this._gather(view);
      if (places <= SPRITES) this._drawSprites(view, places);
      else {
        this._drawPixels(view);
        this._drawCrowds(view);
      }
    },

    // Counts rows by the spot they lie on, the newest on top; returns how many spots are in view, no further than to the
    // number that is drawn one by one.
    _gather(view) {
      const { shown, count, x, y, area, spot } = this.columns;
      const turn = ++this._turn;
      let places = 0;
      this.drawn = 0;
      for (let at = 0; at < count; at++) {
        const row = shown[at];
        if (area[row] !== POINT || !inView(x[row] * view.world - view.x, y[row] * view.world - view.y, view)) continue;
        this.drawn += 1;
        const place = spot[row];
        if (this._seen[place] !== turn) {
          if (places > SPRITES) break;
          this._seen[place] = turn;
          this._stack[place] = 0;
          this._spots[places++] = place;
        }
        this._stack[place] += 1;
        this._top[place] = row;
      }
      return places;
    },

    _drawSprites(view, places) {
      const { x, y, primary, status, recency, killed } = this.columns;
      for (let at = 0; at < places; at++) {
        const place = this._spots[at];
        const row = this._top[place];
        const size = this.look.by === "deaths" ? this.marks.sizeClass(killed[row]) : -1;
        const sprite = this.marks.sprite(primary[row], status[row], recency[row], size);
        const side = sprite.width / this.ratio;
        const [left, top] = [x[row] * view.world - view.x, y[row] * view.world - view.y];
        this.context.drawImage(sprite, left - side / 2, top - side / 2, side, side);
        if (this._stack[place] > 1) this._badge(this._stack[place], left + side / 2 - 3, top - side / 2 + 3);
      }
    },

    // Every row as a small square written straight into the picture: for windows with more marks than can be told apart.
    _drawPixels(view) {
      const { shown, count, x, y, area, primary, recency, status } = this.columns;
      const intercepted = this.vocabulary.status.indexOf("intercepted");
      const { width, height } = this._canvas;
      const pixels = this._pixelBuffer(width, height);
      const colours = this.marks.colours.map(([r, g, b]) => [rgba(r, g, b, 215), rgba(r, g, b, 110)]);
      const reach = Math.max(1, Math.round(this.ratio));
      const world = view.world * this.ratio;
      const [left, top] = [view.x * this.ratio, view.y * this.ratio];
      let drawn = 0;
      pixels.fill(0);
      for (let at = 0; at < count; at++) {
        const row = shown[at];
        if (area[row] !== POINT) continue;
        const px = (x[row] * world - left) | 0;
        const py = (y[row] * world - top) | 0;
        if (px < reach || py < reach || px >= width - reach || py >= height - reach) continue;
        drawn += 1;
        const colour = colours[primary[row]][recency[row] === 0 ? 0 : 1];
        for (let line = (py - reach) * width + px; line <= (py + reach) * width + px; line += width) {
          for (let pixel = line - reach; pixel <= line + reach; pixel++) pixels[pixel] = colour;
        }
        if (status[row] === intercepted) pixels[py * width + px] = 0xffffffff; // hollow
      }
      this.drawn = drawn;
      this._pixelCanvas.getContext("2d").putImageData(this._image, 0, 0);
      this.context.drawImage(this._pixelCanvas, 0, 0, view.width, view.height);
    },

    // How many marks of the window lie in each square of the map, in their middle: what lies on each other is told apart.
    // The squares stay where they are in the world, so that only the numbers change while time goes on.
    _drawCrowds(view) {
      const { shown, count, x, y, area } = this.columns;
      const [left, top] = [Math.floor(view.x / CELL), Math.floor(view.y / CELL)];
      const wide = Math.ceil(view.width / CELL) + 1;
      const sums = new Float64Array(3 * wide * (Math.ceil(view.height / CELL) + 1));
      for (let at = 0; at < count; at++) {
        const row = shown[at];
        const [px, py] = [x[row] * view.world, y[row] * view.world];
        if (area[row] !== POINT || !inView(px - view.x, py - view.y, view)) continue;
        const [column, line] = [Math.floor(px / CELL) - left, Math.floor(py / CELL) - top];
        if (column < 0 || line < 0 || column >= wide) continue;
        const cell = 3 * (line * wide + column);
        sums[cell] += 1;
        sums[cell + 1] += px - view.x;
        sums[cell + 2] += py - view.y;
      }
      this.crowds = 0;
      for (let cell = 0; cell < sums.length; cell += 3) {
        if (sums[cell] < CROWD) continue;
        this.crowds += 1;
        this._badge(sums[cell], sums[cell + 1] / sums[cell], sums[cell + 2] / sums[cell]);
      }
    },

    _pixelBuffer(width, height) {
      if (!this._image || this._image.width !== width || this._image.height !== height) {
        this._pixelCanvas = Object.assign(document.createElement("canvas"), { width, height });
        this._image = new ImageData(width, height);
        this._pixels = new Uint32Array(this._image.data.buffer);
      }
      return this._pixels;
    },

    _drawAreas(view) {
      const { shown, count, area } = this.columns;
      const found = new Map();
      for (let at = 0; at < count; at++) {
        const number = area[shown[at]];
        if (number < 0) continue;
        const stack = found.get(number);
        found.set(number, { row: shown[at], events: stack ? stack.events + 1 : 1 });
      }
      const largestFirst = [...found].sort(([one], [other]) => this._areas[other].size - this._areas[one].size);
      // Many hatches lie on each other: the more there are, the paler each is.
      const strength = Math.max(0.15, Math.min(0.5, 2 / found.size));
      for (const [number, stack] of largestFirst) this._drawArea(this._areas[number], stack, view, strength);
    },

    _drawArea(shape, { row, events }, view, strength) {
      const { primary, recency, precision, x, y } = this.columns;
      const context = this.context;
      const ring = precision[row] === RING;
      context.save();
      context.translate(shape.west * view.world - view.x, shape.north * view.world - view.y);
      context.globalAlpha = recency[row] === 0 ? strength : strength / 2;
      const path = strikemap.pathOf(shape, view.world);
      if (!ring) {
        context.fillStyle = this.marks.hatch(context, primary[row]);
        context.fill(path, "evenodd");
      }
      context.globalAlpha = recency[row] === 0 ? 0.95 : 0.5;
      context.strokeStyle = this.marks.kinds[primary[row]].colour;
      context.lineWidth = ring ? 2.2 : 1.6;
      if (!ring) context.setLineDash([7, 4]);
      context.stroke(path);
      context.restore();
      if (events > 1) this._badge(events, x[row] * view.world - view.x, y[row] * view.world - view.y);
    },

    _badge(number, x, y) {
      const context = this.context;
      const text = number > 999 ? `${Math.round(number / 1000)}k` : String(number);
      Object.assign(context, { font: "bold 10px system-ui, sans-serif", textAlign: "center", textBaseline: "middle" });
      const width = Math.max(13, context.measureText(text).width + 6);
      context.fillStyle = this.marks.badge;
      context.beginPath();
      context.roundRect(x - width / 2, y - 6.5, width, 13, 6.5);
      context.fill();
      context.fillStyle = this.marks.number;
      context.fillText(text, x, y + 0.5);
      context.textAlign = "start";
    },

    // Rows at a point of the map's container, the nearest and newest first; those of areas under it where there is no mark.
    pick(point) {
      const view = this.view();
      if (this.isOfRegions()) return this._pickRegion((point.x + view.x) / view.world, (point.y + view.y) / view.world);
      const { shown, count, x, y, area } = this.columns;
      const near = [];
      for (let at = count - 1; at >= 0; at--) {
        const row = shown[at];
        if (area[row] !== POINT) continue;
        const distance = Math.hypot(x[row] * view.world - view.x - point.x, y[row] * view.world - view.y - point.y);
        if (distance <= REACH) near.push([Math.round(distance / 2), row]);
      }
      if (near.length) return near.sort(([one], [other]) => one - other).map(([, row]) => row);
      return this._pickAreas((point.x + view.x) / view.world, (point.y + view.y) / view.world);
    },

    _pickRegion(x, y) {
      const number = this.choropleth.at(x, y);
      const { shown, count, region } = this.columns;
      return [...shown.subarray(0, count)].filter((row) => region[row] === number).reverse();
    },

    _pickAreas(x, y) {
      const { shown, count, area } = this.columns;
      const rows = [...shown.subarray(0, count)].filter((row) => area[row] >= 0 && strikemap.covers(this._areas[area[row]], x, y));
      return rows.reverse().sort((one, other) => this._areas[area[one]].size - this._areas[area[other]].size);
    },
  });

  function inView(x, y, view) {
    return x > -20 && y > -20 && x < view.width + 20 && y < view.height + 20;
  }

  function rgba(red, green, blue, alpha) {
    return ((alpha << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  }
})(window.strikemap);
