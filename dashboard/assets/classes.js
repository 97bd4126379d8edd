// Classes: round numbers that part what a map colours into a few steps, the same ones while time goes on.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  const MOST = 5;

  strikemap.Classes = class Classes {
    constructor() {
      this.least = [1]; // of each class, the lowest first
      this._top = 0;
    }

    // Takes the greatest number to be told. The steps follow it up, and down where it has become far smaller: a map that
    // played with new steps in each frame would tell nothing. Returns whether they are others now.
    fit(most) {
      const top = rung(Math.max(1, most));
      if (top === this._top || (top < this._top && top > this._top - 3)) return false;
      this._top = top;
      const steps = Math.min(MOST - 1, top);
      this.least = Array.from({ length: steps + 1 }, (_, at) => value(steps ? Math.round((at * top) / steps) : 0));
      return true;
    }

    // The class of a number, -1 below the first.
    of(number) {
      let at = this.least.length - 1;
      while (at >= 0 && number < this.least[at]) at -= 1;
      return at;
    }

    labels() {
      const told = (number) => number.toLocaleString("en");
      return this.least.map((least, at) => {
        const next = this.least[at + 1];
        return next === undefined ? `${told(least)} and more` : next === least + 1 ? told(least) : `${told(least)}–${told(next - 1)}`;
      });
    }
  };

  // The ladder 1, 2, 5, 10, 20, 50...
  function value(at) {
    return [1, 2, 5][at % 3] * 10 ** Math.floor(at / 3);
  }

  function rung(number) {
    let at = 0;
    while (value(at + 1) <= number) at += 1;
    return at;
  }
})(window.strikemap);
