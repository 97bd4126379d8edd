// Histogram: events by day behind the handles of the time control. Drag inside the window to move it, beside it to choose
// another one.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  const PAD = 12; // half a handle: the days stand where the handles put them
  const TEXT = 12;
  const DAY = 86400000;

  strikemap.Histogram = class Histogram {
    // `frame` is a TimeWindow; `moved` is called whenever a pointer has moved it, `rested` when the pointer lets go.
    constructor(frame, moved, rested) {
      Object.assign(this, { frame, counts: new Uint32Array(0), most: 0, _moved: moved, _rested: rested });
      this.element = strikemap.element("canvas", "strikemap-histogram");
      this.element.setAttribute("aria-hidden", "true");
      this.element.addEventListener("pointerdown", (event) => this._grab(event));
      this.element.addEventListener("pointermove", (event) => this._tell(event));
    }

    // Takes the events of each day, from the earliest on, and draws them.
    show(counts) {
      this.counts = counts;
      this.repaint();
    }

    // Draws in the colours of another theme.
    repaint() {
      this._bars = null;
      this.draw();
    }

    draw() {
      const [width, height] = [this.element.clientWidth, this.element.clientHeight];
      if (!width || !height) return;
      const ratio = Math.min(2, window.devicePixelRatio || 1);
      const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (this.element.width !== wide || this.element.height !== high) {
        Object.assign(this.element, { width: wide, height: high });
        this._bars = null;
      }
      const context = this.element.getContext("2d");
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, wide, high);
      this._bars = this._bars || { inside: this._picture("--strikemap-bar", ratio), outside: this._picture("--strikemap-bar-out", ratio) };
      const [left, right] = this._edges().map((x) => Math.round(x * ratio));
      context.fillStyle = this._colour("--strikemap-window");
      context.fillRect(left, 0, right - left, (height - TEXT) * ratio);
      context.drawImage(this._bars.outside, 0, 0);
      context.clearRect(left, 0, right - left, (height - TEXT) * ratio);
      context.fillRect(left, 0, right - left, (height - TEXT) * ratio);
      context.drawImage(this._bars.inside, left, 0, right - left, high, left, 0, right - left, high);
    }

    // All bars in one colour, with the dates under them: drawn once, so that a moving window costs two copies.
    _picture(colour, ratio) {
      const made = Object.assign(document.createElement("canvas"), { width: this.element.width, height: this.element.height });
      const context = made.getContext("2d");
      context.scale(ratio, ratio);
      const floor = this.element.clientHeight - TEXT;
      const tallest = this._tallest();
      context.fillStyle = this._colour(colour);
      for (const [x, wide, events] of this._columns()) {
        const high = events ? Math.max(1.5, (events / tallest) * (floor - 3)) : 0;
        context.fillRect(x, floor - high, wide, high);
      }
      context.fillStyle = this._colour("--strikemap-axis");
      context.fillRect(PAD, floor, this.element.clientWidth - 2 * PAD, 0.5);
      context.font = "10px system-ui, sans-serif";
      for (const [x, text] of ticks(this)) context.fillText(text, x, floor + 10);
      return made;
    }

    // Where more days than pixels there are, a bar has the busiest of its days.
    _columns() {
      const pitch = this._pitch();
      const step = Math.max(1, Math.ceil(1.5 / pitch));
      const columns = [];
      for (let at = 0; at < this.counts.length; at += step) {
        let events = 0;
        for (let day = at; day < Math.min(this.counts.length, at + step); day++) events = Math.max(events, this.counts[day]);
        const wide = step * pitch;
        columns.push([this.x(this.frame.earliest + at) - pitch / 2, wide > 3 ? wide - 1 : wide, events]);
      }
      return columns;
    }

    _tallest() {
      this.most = this.counts.reduce((most, events) => Math.max(most, events), 0);
      return Math.max(1, this.most);
    }

    _pitch() {
      return (this.element.clientWidth - 2 * PAD) / Math.max(1, this.frame.latest - this.frame.earliest);
    }

    // The middle of a day, in CSS pixels.
    x(day) {
      return PAD + (day - this.frame.earliest) * this._pitch();
    }

    _edges() {
      const half = Math.min(PAD, this._pitch() / 2);
      return [this.x(this.frame.first) - half, this.x(this.frame.last) + half];
    }

    _day(event) {
      const day = Math.round((event.offsetX - PAD) / this._pitch()) + this.frame.earliest;
      return Math.max(this.frame.earliest, Math.min(this.frame.latest, day));
    }

    _tell(event) {
      const day = this._day(event);
      const events = this.counts[day - this.frame.earliest] || 0;
      this.element.title = `${strikemap.written(day)}: ${events.toLocaleString("en")} ${events === 1 ? "event" : "events"}`;
    }

    _grab(event) {
      if (event.button !== 0) return;
      event.preventDefault();
      this.element.setPointerCapture(event.pointerId);
      const [from, { first, last, days }] = [this._day(event), this.frame];
      const [left, right] = this._edges();
      const inside = !this.frame.isWhole && event.offsetX >= left && event.offsetX <= right;
      let to = from;
      const move = (moved) => {
        to = this._day(moved);
        if (inside) this._slide(first + to - from, days);
        else this.frame.set(from, to);
        this._moved();
      };
      const drop = () => {
        for (const [name, heard] of [["pointermove", move], ["pointerup", drop], ["pointercancel", drop]]) {
          this.element.removeEventListener(name, heard);
        }
        // A click beside the window brings it there.
        if (!inside && to === from && days < this.frame.latest - this.frame.earliest + 1) {
          this._slide(from - Math.floor(days / 2), days);
          this._moved();
        } else if (!inside && to === from) this.frame.set(first, last);
        this._rested();
      };
      for (const [name, heard] of [["pointermove", move], ["pointerup", drop], ["pointercancel", drop]]) {
        this.element.addEventListener(name, heard);
      }
    }

    _slide(first, days) {
      const begin = Math.max(this.frame.earliest, Math.min(this.frame.latest - days + 1, first));
      this.frame.set(begin, begin + days - 1);
    }

    _colour(name) {
      return getComputedStyle(this.element).getPropertyValue(name).trim() || "#555";
    }
  };

  // The dates under the days: years, months or days, as many as there is room for.
  function ticks(histogram) {
    const { earliest, latest } = histogram.frame;
    const room = histogram.element.clientWidth / 70;
    const days = latest - earliest + 1;
    const found = [];
    const months = Math.max(1, Math.ceil(days / 30 / room));
    const every = months > 6 ? 12 * Math.ceil(months / 12) : months > 3 ? 6 : months > 2 ? 3 : months;
    const wide = days > 45;
    const step = Math.max(1, Math.ceil(days / room));
    for (let day = earliest; day <= latest; day++) {
      const date = new Date(day * DAY);
      const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
      const isTick = wide ? date.getUTCDate() === 1 && month % every === 0 : (day - earliest) % step === 0;
      const form = !wide ? { day: "numeric", month: "short" } : month % 12 ? { month: "short" } : { year: "numeric" };
      if (!isTick || histogram.x(day) > histogram.element.clientWidth - 36) continue;
      found.push([histogram.x(day), new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...form }).format(date)]);
    }
    return found;
  }
})(window.strikemap);
