// Time window: the first and the last day shown, within the days that there are; every move of it keeps to them.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  strikemap.TimeWindow = class TimeWindow {
    // `earliest` and `latest` are days since 1970. A window that grows keeps its first day when it is moved.
    constructor([earliest, latest]) {
      Object.assign(this, { earliest, latest, first: earliest, last: latest, growing: true });
    }

    get days() {
      return this.last - this.first + 1;
    }

    get isWhole() {
      return this.first <= this.earliest && this.last >= this.latest;
    }

    set(first, last) {
      this.first = this._within(Math.min(first, last));
      this.last = this._within(Math.max(first, last));
    }

    // Moves one end, as far as the other.
    begin(day) {
      this.first = Math.min(this._within(day), this.last);
    }

    end(day) {
      this.last = Math.max(this._within(day), this.first);
    }

    // Moves the last day there; the first follows, or stays where the window grows.
    moveTo(last) {
      if (this.growing) this.end(last);
      else this._fit(last, this.days);
    }

    // Moves by its own length; a window that grows by a day.
    stepBy(way) {
      this.moveTo(this.last + way * (this.growing ? 1 : this.days));
    }

    // Goes back to where playing begins.
    rewind() {
      if (this.growing) this.last = this.first;
      else this._fit(this.earliest, this.days);
    }

    // Makes it as long, at the same last day if there is room.
    resize(days) {
      this._fit(this.last, days);
    }

    _fit(last, days) {
      const end = Math.min(this.latest, Math.max(last, this.earliest + days - 1));
      this.set(Math.max(this.earliest, end - days + 1), end);
    }

    _within(day) {
      return Math.max(this.earliest, Math.min(this.latest, day));
    }
  };
})(window.strikemap);
