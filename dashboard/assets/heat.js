// Heat: where most events or deaths lie, as a smooth surface in the colours of a few classes.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  const CELL = 4; // CSS pixels of a square of the grid that is counted
  const REACH = 5; // squares: a box of 2 * 5 + 1, three times over, is a bell about 25 pixels to each side
  const ALPHA = [150, 175, 195, 210, 225];
  const EARTH = 40075; // kilometres around the equator

  strikemap.Heat = class Heat {
    constructor(tally) {
      Object.assign(this, { tally, classes: new strikemap.Classes(), outside: 0, reach: 0 });
    }

    // Draws on a canvas layer's context; `ramp` has five colours, the fewest first.
    draw(context, view, deaths, ramp) {
      const [wide, high] = [Math.ceil(view.width / CELL) + 2 * MARGIN, Math.ceil(view.height / CELL) + 2 * MARGIN];
      this._size(wide, high);
      this._count(view, deaths, wide, high);
      const most = blur(this._grid, this._spare, wide, high);
      this.classes.fit(most);
      this._paint(ramp);
      this._picture.getContext("2d").putImageData(this._image, 0, 0);
      context.imageSmoothingEnabled = true;
      context.drawImage(this._picture, -MARGIN * CELL, -MARGIN * CELL, wide * CELL, high * CELL);
      this.reach = ground(view);
    }

    // Of so many events what was drawn could be told apart on: kilometres to each side.
    legend(deaths) {
      const what = deaths ? "killed" : "events";
      const notes = [`${what} within about ${this.reach.toLocaleString("en")} km`];
      if (deaths) notes.push("the dead of an event of several places are shared among these in equal parts");
      if (this.outside) notes.push(`${this.outside.toLocaleString("en")} ${deaths ? "killed" : this.outside === 1 ? "event" : "events"} told of an area or of no place: not in the heat`);
      return notes;
    }

    _count(view, deaths, wide, high) {
      const grid = this._grid.fill(0);
      const scale = view.world / CELL;
      const [left, top] = [view.x / CELL - MARGIN, view.y / CELL - MARGIN];
      this.outside = this.tally.byPoint(deaths, (x, y, amount) => {
        const column = x * scale - left;
        const line = y * scale - top;
        if (column >= 0 && line >= 0 && column < wide && line < high) grid[(line | 0) * wide + (column | 0)] += amount;
      });
    }

    // Colours each square by its class; below the first one it fades out.
    _paint(ramp) {
      const colours = spread(ramp, this.classes.least.length).map(([r, g, b], at, all) => rgba(r, g, b, ALPHA[ALPHA.length - all.length + at]));
      const [least] = spread(ramp, this.classes.least.length);
      const pixels = new Uint32Array(this._image.data.buffer);
      for (let at = 0; at < pixels.length; at++) {
        const number = this._grid[at];
        const step = number < 0.4 ? -2 : this.classes.of(number);
        pixels[at] = step === -2 ? 0 : step === -1 ? rgba(...least, ((number - 0.4) / 0.6) * 150) : colours[step];
      }
    }

    _size(wide, high) {
      if (this._image && this._image.width === wide && this._image.height === high) return;
      this._grid = new Float64Array(wide * high);
      this._spare = new Float64Array(wide * high);
      this._image = new ImageData(wide, high);
      this._picture = Object.assign(document.createElement("canvas"), { width: wide, height: high });
    }
  };

  const MARGIN = 3 * REACH; // squares beyond the edge whose heat reaches into view

  // As many colours of a ramp as there are classes, from its first to its last.
  function spread(ramp, count) {
    return Array.from({ length: count }, (_, at) => ramp[count === 1 ? ramp.length - 1 : Math.round((at * (ramp.length - 1)) / (count - 1))]);
  }

  strikemap.spread = spread;

  // Sums around each square, those near it weighing most, the middle 1; returns the greatest.
  function blur(grid, spare, wide, high) {
    const side = 2 * REACH + 1;
    const middle = 0.75 / side; // of three boxes over each other, in one direction
    for (let turn = 0; turn < 3; turn++) {
      for (let line = 0; line < high; line++) box(grid, spare, line * wide, 1, wide);
      for (let column = 0; column < wide; column++) box(spare, grid, column, wide, high);
    }
    const weight = 1 / (side ** 6 * middle ** 2);
    let most = 0;
    for (let at = 0; at < grid.length; at++) {
      grid[at] *= weight;
      if (grid[at] > most) most = grid[at];
    }
    return most;
  }

  // Running sums of a line of squares.
  function box(from, to, start, step, count) {
    let sum = 0;
    for (let at = 0; at < REACH && at < count; at++) sum += from[start + at * step];
    for (let at = 0; at < count; at++) {
      if (at + REACH < count) sum += from[start + (at + REACH) * step];
      to[start + at * step] = sum;
      if (at >= REACH) sum -= from[start + (at - REACH) * step];
    }
  }

  // Half the width of the bell on the ground in the middle of the view, rounded to one digit.
  function ground(view) {
    const latitude = Math.atan(Math.sinh(Math.PI * (1 - (2 * (view.y + view.height / 2)) / view.world)));
    const kilometres = (EARTH * Math.cos(latitude) * REACH * CELL * 1.2) / view.world;
    const digit = 10 ** Math.floor(Math.log10(kilometres));
    return Math.round(kilometres / digit) * digit;
  }

  function rgba(red, green, blue, alpha) {
    return ((alpha << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  }
})(window.strikemap);
