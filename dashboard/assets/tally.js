// Tally: events or deaths of the window, each event once, by region or by place.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  const POINT = -1;
  const [NOT_HERE, SEVERAL] = [65535, 65534]; // instead of a region: another row of the event counts it; it has several

  // What depends on the filters alone is made once for them, so that a frame reads the rows one after another: all rows
  // of an event have its period, and are in a window together or not at all.
  strikemap.Tally = class Tally {
    // `raids` are lists of event numbers: a raid, and its parts after it.
    constructor(columns, raids) {
      Object.assign(this, { columns, _raids: raids.map((raid) => raid.map((event) => ({ event, rows: [] }))), _filtered: -1 });
      const events = columns.rows ? columns.event.reduce((most, each) => Math.max(most, each), 0) + 1 : 0;
      this._points = new Uint16Array(events); // of each event
      this._region = new Uint16Array(events);
      this._counts = new Uint16Array(columns.rows); // the region that a row counts in
      this._dead = new Float32Array(columns.rows); // of the event, where its row counts
      this._share = new Float32Array(columns.rows); // of its dead, for each of its points
      const parts = new Map(this._raids.flat().map((part) => [part.event, part]));
      for (let row = 0; parts.size && row < columns.rows; row++) if (parts.has(columns.event[row])) parts.get(columns.event[row]).rows.push(row);
    }

    // The sums of each region, and of what no region has: events in `several`, and those `elsewhere`, in none that is
    // told. An event counts in one of these alone, so that they add up to what the window has.
    byRegion(deaths, regions, isRegion) {
      this._prepare(deaths);
      const { shown, count } = this.columns;
      const [counts, dead] = [this._counts, this._dead];
      const all = new Float64Array(NOT_HERE + 1);
      for (let at = 0; at < count; at++) all[counts[shown[at]]] += deaths ? dead[shown[at]] : 1;
      const sums = Array.from({ length: regions }, (_, number) => (isRegion(number) ? all[number] : 0));
      const elsewhere = Array.from({ length: regions }, (_, number) => (isRegion(number) ? 0 : all[number]));
      return { sums, several: all[SEVERAL], elsewhere: elsewhere.reduce((sum, each) => sum + each, 0) };
    }

    // Calls `put(x, y, amount)` for each row of a point: one event, or the dead of the event in equal parts for each of its
    // points. Returns what lies at no point: events told of an area alone, or of no place.
    byPoint(deaths, put) {
      this._prepare(deaths);
      const { shown, count, area, event, x, y } = this.columns;
      const [counts, dead, share] = [this._counts, this._dead, this._share];
      let outside = 0;
      for (let at = 0; at < count; at++) {
        const row = shown[at];
        if (area[row] === POINT) put(x[row], y[row], deaths ? share[row] : 1);
        else if (counts[row] !== NOT_HERE && !this._points[event[row]]) outside += deaths ? dead[row] : 1;
      }
      return outside;
    }

    _prepare(deaths) {
      if (this._filtered !== this.columns.filtered) {
        this._filtered = this.columns.filtered;
        this._place();
        this._weigh();
      }
      if (deaths && this._raids.length) this._silence();
    }

    // Which region has each event, and how many points.
    _place() {
      const { rows, passes, first, event, region, area } = this.columns;
      this._points.fill(0);
      for (let row = 0; row < rows; row++) {
        if (!passes[row]) continue;
        const own = event[row];
        if (area[row] === POINT) this._points[own] += 1;
        if (first[row]) this._region[own] = region[row];
        else if (this._region[own] !== region[row]) this._region[own] = SEVERAL;
      }
    }

    // What each row counts.
    _weigh() {
      const { rows, first, event, killed } = this.columns;
      for (let row = 0; row < rows; row++) {
        this._counts[row] = first[row] ? this._region[event[row]] : NOT_HERE;
        this._dead[row] = killed[row];
        this._share[row] = killed[row] / (this._points[event[row]] || 1);
      }
    }

    // Of a raid and its parts in the window those count no dead that tell of fewer; where they tell the same, the parts.
    _silence() {
      const shown = new Set();
      const { columns } = this;
      const isRaid = this._raidRows();
      for (let at = 0; at < columns.count; at++) if (isRaid[columns.shown[at]]) shown.add(columns.event[columns.shown[at]]);
      const dead = ({ event, rows }) => (shown.has(event) ? columns.killed[rows[0]] : 0);
      for (const [raid, ...parts] of this._raids) {
        const partsTellMore = parts.reduce((sum, part) => sum + dead(part), 0) > dead(raid);
        this._count(raid, !partsTellMore);
        for (const part of parts) this._count(part, partsTellMore || !shown.has(raid.event));
      }
    }

    _raidRows() {
      if (!this._ofRaids) {
        this._ofRaids = new Uint8Array(this.columns.rows);
        for (const { rows } of this._raids.flat()) for (const row of rows) this._ofRaids[row] = 1;
      }
      return this._ofRaids;
    }

    _count({ event, rows }, counts) {
      for (const row of rows) {
        this._dead[row] = counts ? this.columns.killed[row] : 0;
        this._share[row] = this._dead[row] / (this._points[event] || 1);
      }
    }
  };
})(window.strikemap);
