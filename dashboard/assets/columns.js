// Columns: an event table as typed arrays. Rows are sorted by their first day, so that a time window is one slice.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  const TYPES = { i4: Int32Array, u4: Uint32Array, u2: Uint16Array, u1: Uint8Array };
  const NOWHERE = -2; // the area of a row without a place
  const LONG_DAYS = 7; // Rows with longer periods are looked up in a list of their own.

  strikemap.Columns = class Columns {
    // Reads what dashboard/publication.py packs: header length, header, columns.
    constructor(buffer) {
      const length = new DataView(buffer).getUint32(0, true);
      const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
      this.rows = header.rows;
      for (const [name, type, offset, count] of header.columns) {
        this[name] = new TYPES[type](buffer, 4 + length + offset, count);
      }
      this._project();
      this._indexDays();
      this.primary = this.weapons.map((bits) => (bits ? 31 - Math.clz32(bits & -bits) : UNKNOWN));
      this.allWeapons = this.weapons.reduce((all, bits) => all | bits, 0);
      this.passes = new Uint8Array(this.rows).fill(1);
      this.first = new Uint8Array(this.rows);
      this.filtered = 0;
      this.shown = new Uint32Array(this.rows);
      this.count = this.events = this.nowhere = 0;
      this.number = this.rows ? this.event.reduce((most, each) => Math.max(most, each), 0) + 1 : 0; // of events
      this._seen = new Uint32Array(this.number);
      this._turn = 0;
      this._findFirst();
    }

    // Marks the rows that pass a selection; masks are bits by position in the vocabulary, null does not filter.
    filter(selection, rowBits) {
      const { weapons, status, recency, regions } = selection;
      const inRegion = regions && new Set(regions);
      for (let row = 0; row < this.rows; row++) {
        this.passes[row] =
          (weapons === null || (this.weapons[row] & weapons) !== 0) &&
          (status === null || ((status >> this.status[row]) & 1) === 1) &&
          (recency === null || ((recency >> this.recency[row]) & 1) === 1) &&
          (!inRegion || inRegion.has(this.region[row])) &&
          (!rowBits || ((rowBits[row >> 3] >> (row & 7)) & 1) === 1)
            ? 1
            : 0;
      }
      this._findFirst();
    }

    // Marks of each event the first row that passes; all its rows have its period.
    _findFirst() {
      this.filtered += 1;
      this._turn += 1;
      for (let row = 0; row < this.rows; row++) {
        this.first[row] = this.passes[row] && this._seen[this.event[row]] !== this._turn ? 1 : 0;
        if (this.first[row]) this._seen[this.event[row]] = this._turn;
      }
    }

    // How many of the events that pass end on each day from first to last.
    byDay(first, last) {
      const counts = new Uint32Array(last - first + 1);
      for (let row = 0; row < this.rows; row++) if (this.first[row]) counts[this.start[row] + this.span[row] - first] += 1;
      return counts;
    }

    // Lists the rows that pass and whose period meets first to last, both included: `shown`, up to `count`, oldest first.
    // `events` counts them, each once, and `nowhere` those of which no place is told.
    window(first, last) {
      this.count = this.events = this.nowhere = 0;
      for (const row of this._long) {
        if (this.start[row] < first - LONG_DAYS && this.start[row] + this.span[row] >= first) this._show(row);
      }
      const end = this._firstRow(last + 1);
      for (let row = this._firstRow(first - LONG_DAYS); row < end; row++) {
        if (this.start[row] + this.span[row] >= first) this._show(row);
      }
    }

    _show(row) {
      if (!this.passes[row]) return;
      this.shown[this.count++] = row;
      if (!this.first[row]) return;
      this.events += 1;
      if (this.isNowhere(row)) this.nowhere += 1;
    }

    // The rows of the window without a place, the newest first.
    unplaced() {
      return [...this.shown.subarray(0, this.count)].filter((row) => this.isNowhere(row)).reverse();
    }

    // A row for each event of the window, the newest first.
    newest() {
      const found = new Map();
      for (let at = this.count - 1; at >= 0; at--) if (!found.has(this.event[this.shown[at]])) found.set(this.event[this.shown[at]], this.shown[at]);
      const last = (row) => this.start[row] + this.span[row];
      return [...found.values()].sort((one, other) => last(other) - last(one));
    }

    isNowhere(row) {
      return this.area[row] === NOWHERE;
    }

    // The longitude and latitude of a row in degrees.
    position(row) {
      const spot = this.spot[row];
      return [this.longitude[spot] * 1e-5, this.latitude[spot] * 1e-5];
    }

    // Spherical Mercator, the world being 0 to 1 from west to east and from north to south.
    _project() {
      this.x = new Float64Array(this.rows);
      this.y = new Float64Array(this.rows);
      for (let row = 0; row < this.rows; row++) {
        [this.x[row], this.y[row]] = strikemap.mercator(...this.position(row));
      }
    }

    _indexDays() {
      this._day = this.rows ? this.start[0] : 0;
      const days = this.rows ? this.start[this.rows - 1] - this._day + 1 : 0;
      this._starts = new Uint32Array(days + 1);
      let day = 0;
      for (let row = 0; row < this.rows; row++) {
        while (day <= this.start[row] - this._day) this._starts[day++] = row;
      }
      this._starts.fill(this.rows, day);
      this._long = [];
      for (let row = 0; row < this.rows; row++) if (this.span[row] > LONG_DAYS) this._long.push(row);
    }

    _firstRow(day) {
      const at = day - this._day;
      return at < 0 ? 0 : at >= this._starts.length ? this.rows : this._starts[at];
    }
  };

  const UNKNOWN = 10; // position of the weapon "unknown" in the vocabulary

  strikemap.mercator = function (longitude, latitude) {
    const sine = Math.sin((Math.max(-85, Math.min(85, latitude)) * Math.PI) / 180);
    return [(longitude + 180) / 360, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
  };
})(window.strikemap);
