// Listing: the events of the map's window as a table, the map's alternative in text. A row opens its event on the map.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  const PAGE = 30;
  const TOLD = ["Weapons", "Killed", "Injured", "Status"];

  strikemap.Listing = class Listing {
    constructor(box, session) {
      Object.assign(this, { _session: session, _rows: [], _at: 0, _window: "", _turn: 0 });
      this._title = strikemap.element("h2");
      this._pager = this._buttons();
      this._body = strikemap.element("tbody");
      const frame = strikemap.element("div", "strikemap-table");
      frame.tabIndex = 0;
      frame.setAttribute("role", "region");
      frame.setAttribute("aria-label", "Table of events, newest first");
      frame.append(table(this._body));
      box.append(this._title, this._pager, frame);
    }

    // Lists the window anew where it is another one.
    show() {
      const { columns, time } = this._session;
      if (!columns) return;
      const shown = JSON.stringify([columns.filtered, ...(time ? [time.first, time.last] : [])]);
      if (shown === this._window) return;
      this._window = shown;
      this._rows = columns.newest();
      this._turnTo(0);
    }

    _turnTo(at) {
      this._at = at;
      const last = Math.min(at + PAGE, this._rows.length);
      this._title.textContent = this._named(last);
      this._pager.hidden = this._rows.length <= PAGE;
      const [back, on] = this._pager.children;
      [back.disabled, on.disabled] = [at === 0, last >= this._rows.length];
      this._fill(this._rows.slice(at, last));
    }

    _named(last) {
      const events = this._rows.length;
      if (events) return `Events ${this._at + 1} to ${last} of ${events.toLocaleString("en")} shown, newest first`;
      return this._session.columns.rows ? "No event in these days passes" : "No event passes the filters";
    }

    async _fill(rows) {
      const turn = ++this._turn;
      const told = await Promise.all(rows.map((row) => this._session.describe(row)));
      if (turn === this._turn) this._body.replaceChildren(...told.map((details, at) => this._line(rows[at], details)));
    }

    _line(row, details) {
      const line = strikemap.element("tr");
      const head = strikemap.element("th");
      const button = strikemap.element("button", "", details.heading || "Event");
      head.scope = "row";
      button.type = "button";
      button.addEventListener("click", () => this._session.open(row));
      head.append(button);
      const facts = new Map(details.facts);
      line.append(head, ...TOLD.map((label) => named(label, facts.get(label) || "")));
      line.append(strikemap.element("td", "", evidence(details)));
      return line;
    }

    _buttons() {
      const box = strikemap.element("nav");
      box.setAttribute("aria-label", "Pages of the table");
      for (const [text, way] of [["Newer events", -1], ["Older events", 1]]) {
        const button = strikemap.element("button", "", text);
        button.type = "button";
        button.addEventListener("click", () => this._turnTo(this._at + way * PAGE));
        box.append(button);
      }
      return box;
    }
  };

  // The first sentence that tells of an event, of some the first record alone.
  function evidence({ quotes = [], records = [] }) {
    const [first] = [...quotes, ...records];
    return first ? `${first.text} (${first.source})` : "";
  }

  // A cell that has its column's name with it, for where there is no room for columns.
  function named(label, text) {
    const cell = strikemap.element("td", "", text);
    cell.dataset.name = label;
    return cell;
  }

  function table(body) {
    const made = strikemap.element("table");
    const head = strikemap.element("thead");
    const line = strikemap.element("tr");
    for (const name of ["Event", ...TOLD, "Evidence"]) {
      const cell = strikemap.element("th", "", name);
      cell.scope = "col";
      line.append(cell);
    }
    head.append(line);
    made.append(head, body);
    return made;
  }
})(window.strikemap);
