// Tally: events or deaths of the window, each event once, by region or by place.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  const SEVERAL = 65535;

  strikemap.Tally = class Tally {
    // `raids` are lists of event numbers: a raid, and its parts after it.
    constructor(columns, raids) {
      this.columns = columns;
      const events = columns.rows ? columns.event.reduce((most, each) => Math.max(most, each), 0) + 1 : 0;
      this._turn = 0;
      this._seen = new Uint32Array(events);
      this._region = new Uint16Array(events);
      this._places = new Uint16Array(events);
      this._silent = new Uint8Array(events);
      this._raids = this._dead(raids);
    }

    // The sums of each region, and of what no region has: events in `several`, and those `elsewhere`, in none that is
    // told. An event counts in one of these alone, so that they add up to what the window has.
    byRegion(deaths, regions, isRegion) {
      const { shown, count, event, region, killed } = this.columns;
      const sums = new Float64Array(regions);
      const outside = { several: 0, elsewhere: 0 };
      if (deaths) this._silence();
      this._turn += 1;
      const add = (number, amount) => {
        if (number === SEVERAL) outside.several += amount;
        else if (isRegion(number)) sums[number] += amount;
        else outside.elsewhere += amount;
      };
      for (let at = 0; at < count; at++) {
        const row = shown[at];
        const own = event[row];
        const amount = deaths ? (this._silent[own] ? 0 : killed[row]) : 1;
        if (this._seen[own] !== this._turn) {
          this._seen[own] = this._turn;
          this._region[own] = region[row];
          if (amount) add(region[row], amount);
        } else if (this._region[own] !== region[row] && this._region[own] !== SEVERAL) {
          if (amount) add(this._region[own], -amount);
          this._region[own] = SEVERAL;
          if (amount) add(SEVERAL, amount);
        }
      }
      return { sums, ...outside };
    }

    // Calls `put(row, amount)` for each row of a point: one event, or the dead of the event in equal parts for each of its
    // points. Returns what lies at no point: events told of an area alone, or of no place.
    byPoint(deaths, put) {
      const { shown, count, event, area, killed } = this.columns;
      let [placed, all] = [0, 0];
      if (deaths) this._silence();
      this._turn += 1;
      for (let at = 0; at < count; at++) {
        const own = event[shown[at]];
        if (this._seen[own] !== this._turn) {
          this._seen[own] = this._turn;
          this._places[own] = 0;
          all += deaths && !this._silent[own] ? killed[shown[at]] : deaths ? 0 : 1;
        }
        if (area[shown[at]] === -1) this._places[own] += 1;
      }
      for (let at = 0; at < count; at++) {
        const row = shown[at];
        if (area[row] !== -1) continue;
        const own = event[row];
        const share = deaths ? (this._silent[own] ? 0 : killed[row] / this._places[own]) : 1;
        if (!share) continue;
        placed += deaths ? share : 1 / this._places[own];
        put(row, share);
      }
      return all - Math.round(placed);
    }

    // Of a raid and its parts in the window those are silent that tell of fewer dead; where they tell the same, the parts.
    _silence() {
      if (!this._raids.length) return;
      const { shown, count, event } = this.columns;
      this._turn += 1;
      for (let at = 0; at < count; at++) this._seen[event[shown[at]]] = this._turn;
      const dead = (each) => (this._seen[each.event] === this._turn ? each.killed : 0);
      for (const [raid, ...parts] of this._raids) {
        const ofParts = parts.reduce((sum, part) => sum + dead(part), 0);
        this._silent[raid.event] = ofParts > dead(raid) ? 1 : 0;
        for (const part of parts) this._silent[part.event] = ofParts > dead(raid) || this._seen[raid.event] !== this._turn ? 0 : 1;
      }
    }

    _dead(raids) {
      const wanted = new Set(raids.flat());
      const killed = new Map();
      const { rows, event } = this.columns;
      for (let row = 0; wanted.size && row < rows; row++) if (wanted.has(event[row])) killed.set(event[row], this.columns.killed[row]);
      return raids.map((raid) => raid.map((number) => ({ event: number, killed: killed.get(number) || 0 })));
    }
  };
})(window.strikemap);
