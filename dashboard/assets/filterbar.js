// Filter bar: search, weapon, status and a box on the map, for a page that has no app around it to filter.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  const WAIT = 150; // milliseconds after the last letter of a search

  strikemap.FilterBar = class FilterBar {
    constructor(box, session, map) {
      Object.assign(this, { _session: session, _texts: null, _box: null });
      const { marks, status } = session.options;
      const { columns } = session;
      const statuses = columns.status.reduce((all, one) => all | (1 << one), 0);
      this._search = Object.assign(strikemap.element("input"), { type: "search", placeholder: 'words, or "as they stand"' });
      this._weapon = select(marks.map(({ label }) => label), columns.allWeapons);
      this._status = select(status, statuses);
      this._clear = Object.assign(strikemap.element("button", "", "Clear filters"), { type: "button", disabled: true });
      this._told = strikemap.element("output");
      box.append(labelled("Search", this._search), labelled("Weapon", this._weapon), labelled("Status", this._status), this._clear, this._told);
      this._listen(box);
      this._view = new strikemap.ViewBox((kept) => this._keep(kept)).addTo(map);
    }

    _listen(box) {
      const filter = () => this._filter();
      for (const each of [this._weapon, this._status]) each.addEventListener("change", filter);
      this._search.addEventListener("input", () => {
        clearTimeout(this._later);
        this._later = setTimeout(filter, WAIT);
      });
      this._clear.addEventListener("click", () => {
        for (const each of [this._search, this._weapon, this._status]) each.value = "";
        this._search.focus();
        this._keep(null);
      });
      box.addEventListener("submit", (event) => event.preventDefault());
    }

    _keep(kept) {
      this._box = kept;
      this._view.show(kept);
      this._filter();
    }

    async _filter() {
      const phrases = wanted(this._search.value);
      const texts = phrases.length ? await this._searched() : null;
      const { columns } = this._session;
      const bits = texts || this._box ? new Uint8Array(Math.ceil(columns.rows / 8)) : null;
      for (let row = 0; bits && row < columns.rows; row++) {
        if (this._passes(row, texts, phrases)) bits[row >> 3] |= 1 << (row & 7);
      }
      const bit = (value) => (value === "" ? null : 1 << value);
      this._session.choose({ weapons: bit(this._weapon.value), status: bit(this._status.value) }, bits);
      const events = columns.first.reduce((sum, one) => sum + one, 0);
      this._clear.disabled = !phrases.length && !this._weapon.value && !this._status.value && !this._box;
      this._told.textContent = this._clear.disabled ? "" : `${events.toLocaleString("en")} of ${columns.number.toLocaleString("en")} events pass`;
    }

    _passes(row, texts, phrases) {
      const { columns } = this._session;
      if (texts && !phrases.every((phrase) => texts[columns.event[row]].includes(phrase))) return false;
      return !this._box || (!columns.isNowhere(row) && within(columns.position(row), this._box));
    }

    // What is told of each event, as it is searched; made once, with the first search.
    async _searched() {
      if (this._texts) return this._texts;
      const { columns, details } = this._session;
      const told = Array.from({ length: columns.number }, (_, event) => details.of(event, []));
      this._texts = (await Promise.all(told)).map((each) => folded(said(each)));
      return this._texts;
    }
  };

  // The words of a search, and what stands in it between double quotes.
  function wanted(text) {
    const parts = folded(text).match(/"[^"]*"|[^\s"]+/g) || [];
    return parts.map((part) => part.replaceAll('"', "").trim()).filter(Boolean);
  }

  // In small letters and without marks on them, but for those of Cyrillic, where they make another letter.
  function folded(text) {
    return text.normalize("NFD").replace(/(?<=[a-z])\p{M}+/giu, "").normalize("NFC").toLowerCase().replace(/\s+/g, " ");
  }

  function said({ heading = "", facts = [], quotes = [], records = [] }) {
    const quoted = quotes.flatMap(({ text, source, title }) => [text, source, title]);
    return [heading, ...facts.map(([, value]) => value), ...quoted, ...records.flatMap(({ text, source }) => [text, source])].join(" \n");
  }

  function within([longitude, latitude], [west, south, east, north]) {
    const across = west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east;
    return across && latitude >= south && latitude <= north;
  }

  // A choice among those of the names whose bit is set.
  function select(names, bits) {
    const made = strikemap.element("select");
    made.append(new Option("all", ""));
    names.forEach((name, at) => (bits >> at) & 1 && made.append(new Option(name, at)));
    return made;
  }

  function labelled(name, control) {
    const label = strikemap.element("label", "", name);
    label.append(control);
    return label;
  }
})(window.strikemap);
