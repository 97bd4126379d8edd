// strikemap: puts the base map and the events on a Leaflet map and keeps them in step with the app around it.
// The generated script calls baseMap and events once, and show whenever the app's window or filters change.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  const CREDITS = "Natural Earth · GeoNames (CC BY 4.0) · KATOTTG";
  const POPUP = { maxWidth: 340, maxHeight: 320 };
  const PAINTED = 150; // milliseconds that a browser has for the first frame before it is told what follows
  const BELOW = "All that stands behind it, with a link to each article: below the map, under Table.";
  const BORDER_NOTE = "Crimea and Sevastopol shown inside Ukraine (UNGA 68/262)";

  if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) {
    L.Map.mergeOptions({ zoomAnimation: false, fadeAnimation: false, inertia: false });
  }

  strikemap.json = (address) => get(address).then((response) => response.json());

  strikemap.baseMap = function (map, { url }) {
    strikemap.followTheme(map);
    map.attributionControl.setPrefix("Leaflet").addAttribution(CREDITS);
    strikemap
      .json(url)
      .then((data) => {
        new strikemap.BaseMap(data).addTo(map);
        new strikemap.Labels(data).addTo(map);
      })
      .catch((problem) => complain(map, "The base map", problem));
  };

  // Loads a publication: `url` is its manifest, which names the files beside it.
  strikemap.events = function (map, options) {
    const session = (map.strikemap = new Session(map, { ...strikemap.kinds, ...options }));
    session.loaded = session.load().catch((problem) => {
      complain(map, "The events", problem);
      session._ready();
    });
  };

  strikemap.show = function (map, wanted) {
    map.strikemap.show(wanted).catch((problem) => complain(map, "The filter", problem));
  };

  class Session {
    constructor(map, options) {
      Object.assign(this, { map, options, serial: 0, wanted: null, told: null, picked: null, rows: null, rowBits: null, chosen: "" });
    }

    async load() {
      const beside = (name) => new URL(name, new URL(this.options.url, document.baseURI)).href;
      const manifest = await strikemap.json(this.options.url);
      const [buffer, areas] = await Promise.all([
        get(beside(manifest.columns)).then(unpacked),
        strikemap.json(beside(manifest.areas)),
      ]);
      this.columns = new strikemap.Columns(buffer);
      const ask = manifest.asks && window.Streamlit ? () => this._report() : null;
      this.details = new strikemap.Details(manifest.details && beside(manifest.details), manifest.shard, ask);
      this.layer = new strikemap.EventLayer(this.columns, areas, this.options, manifest.raids).addTo(this.map);
      this._outlines = beside(manifest.regions);
      this._addControls(manifest);
      this.map.on("click", (event) => this._open(event.containerPoint));
      this.map.getContainer().addEventListener("keydown", (event) => this._key(event));
      if (this.wanted) await this.show(this.wanted);
    }

    _addControls(manifest) {
      this.looks = new strikemap.LookControl(
        this.layer,
        () => strikemap.json(this._outlines),
        () => this._report(),
        (problem) => complain(this.map, "The regions", problem)
      ).addTo(this.map);
      new strikemap.Legend(this.layer, this.columns.allWeapons).addTo(this.map);
      if (window.Streamlit) this.box = new strikemap.ViewBox((box) => this._report(box)).addTo(this.map);
      this.notes([BORDER_NOTE, ...manifest.notices]);
      if (manifest.first === null) return;
      this.tray = new strikemap.Tray(() => this._tellAll(this.columns.unplaced())).addTo(this.map);
      this.time = new strikemap.TimeControl(
        [manifest.first, manifest.last],
        (first, last) => this._move(first, last),
        () => this._report()
      ).addTo(this.map);
    }

    _move(first, last) {
      this.layer.show(first, last);
      if (this.tray) this.tray.count(this.columns.nowhere);
      return this.columns.events;
    }

    // Follows the app. Its window counts unless the reader has moved the map's own control since the app last looked.
    async show(wanted) {
      this.wanted = wanted;
      if (!this.layer) return;
      if (wanted.rows !== this.rows) {
        const bits = wanted.rows && new Uint8Array(await (await get(wanted.rows)).arrayBuffer());
        if (this.wanted !== wanted) return;
        Object.assign(this, { rows: wanted.rows, rowBits: bits });
      }
      this._choose(wanted);
      if (this.box) this.box.show(wanted.box);
      if (wanted.serial >= this.serial) this.looks.take(wanted.look);
      if (wanted.told) this.details.take(wanted.told).catch((problem) => complain(this.map, "What is told of the event", problem));
      const stale = wanted.serial < this.serial || (this.time && !this.time.settled);
      this.told = wanted;
      if (this.time && !stale) this.time.set(wanted.start, wanted.end);
      else if (this.time) this.time.refresh();
      else this._move(wanted.start, wanted.end);
      setTimeout(() => this._ready(), PAINTED);
      this.map.fire("rest");
    }

    // Shows what passes a selection, and the rows whose bit is set: for a page that filters by itself.
    choose(selection, rowBits) {
      this.rowBits = rowBits;
      this.chosen = "";
      this._choose({ ...this.wanted, ...selection });
      if (this.time) this.time.refresh();
      else this._move(this.wanted.start, this.wanted.end);
      this.map.fire("rest");
    }

    // Opens the details of a row, as a click on its mark does, and brings it into view.
    open(row) {
      if (!this.columns.isNowhere(row)) this.map.setView(this._place(row), this.map.getZoom());
      this._tellAll([row]);
    }

    // What is told of the event of a row, and of others that the reader may want next: a promise.
    async describe(row, others = []) {
      const details = await this.details.of(this.columns.event[row], others);
      return { ...details, facts: details.facts || this._facts(row) };
    }

    // Filters anew only where the filters have changed: most answers of the app tell of another window alone.
    _choose(wanted) {
      const { weapons, status, recency, regions, rows } = wanted;
      const chosen = JSON.stringify([weapons, status, recency, regions, rows]);
      if (this.chosen === chosen) return;
      this.chosen = chosen;
      this.columns.filter(wanted, this.rowBits);
      if (this.time) this.time.recount(this.columns.byDay(this.time.window.earliest, this.time.window.latest));
    }

    // Tells the app, once and before any report, that what stands below the map may follow.
    _ready() {
      if (!this.isReady && this.serial === 0 && window.Streamlit) window.Streamlit.setComponentValue({ serial: 0 });
      this.isReady = true;
    }

    // Tells the app where the window rests, which event is open, and the box that the reader asks for, if any.
    _report(box = null) {
      this.serial += 1;
      const days = this.time ? [this.time.first, this.time.last] : null;
      const report = { serial: this.serial, window: days, picked: this.picked, look: this.looks.look };
      if (box) report.box = box;
      if (this.details.asked.length) report.asked = this.details.asked;
      if (window.Streamlit) window.Streamlit.setComponentValue(report);
      this.map.fire("rest");
    }

    _key(event) {
      if (event.key === "Escape") this._close();
      if (event.target !== this.map.getContainer()) return;
      if (event.key === "Enter") this._open(this.map.getSize().divideBy(2));
      if (event.key === " " && this.time) this.time.toggle();
    }

    _open(point) {
      this._tellAll(this.layer.pick(point));
    }

    _tellAll(rows) {
      if (rows.length) this._tell(rows, 0).catch((problem) => complain(this.map, "What is told of the event", problem));
    }

    // Opens the details of one of several rows; `way` is -1 or 1 where the reader came from the row after or before.
    async _tell(rows, at, way = 0) {
      const row = rows[at];
      this.telling = row;
      const others = rows.slice(at).map((each) => this.columns.event[each]);
      const details = await this.describe(row, others);
      if (this.telling !== row) return;
      const step = (to) => this._tell(rows, (at + to + rows.length) % rows.length, to);
      const card = strikemap.card(details, at, rows.length, step);
      if (window.Streamlit && details.id) card.append(strikemap.element("p", "strikemap-notice", BELOW));
      this._put(card, row, way !== 0);
      const buttons = card.querySelectorAll("nav button");
      (way ? buttons[way < 0 ? 0 : 1] : card).focus();
      this.picked = details.id || null;
      this._report();
    }

    _place(row) {
      const [longitude, latitude] = this.columns.position(row);
      return L.latLng(latitude, longitude);
    }

    // Shows a card at its place, or in the tray where there is none.
    _put(card, row, again) {
      const place = this._place(row);
      if (this.columns.isNowhere(row)) {
        this.map.closePopup();
        this.tray.show(card);
        return;
      }
      if (this.tray.isOpen()) this.tray.close();
      if (again && this.popup) {
        this.popup.setLatLng(place).setContent(card);
        return;
      }
      const popup = L.popup({ ...POPUP, ...this._room() }).setLatLng(place).setContent(card);
      popup.on("remove", () => this._closed(popup));
      this.popup = popup;
      popup.openOn(this.map);
    }

    // What legend and time control leave free of the map for a popup.
    _room() {
      const box = this.map.getContainer();
      const [above, below] = [".leaflet-top.leaflet-right", ".strikemap-time"].map((name) => box.querySelector(name));
      const most = this.map.getSize().y / 2 - 100; // on a small map an open legend may be covered
      return {
        autoPanPaddingTopLeft: [20, Math.min(most, above.offsetHeight + 8)],
        autoPanPaddingBottomRight: [20, (below ? below.offsetHeight : 0) + 10],
      };
    }

    _close() {
      this.map.closePopup();
      if (!this.tray || !this.tray.isOpen()) return;
      this.tray.close();
      this.picked = null;
      this._report();
    }

    _closed(popup) {
      if (this.popup !== popup) return;
      Object.assign(this, { popup: null, picked: null });
      this.map.getContainer().focus();
      this._report();
    }

    // What the columns alone know, for a publication without details.
    _facts(row) {
      const { marks, status, recency } = this.options;
      const day = (number) => new Date(number * 86400000).toISOString().slice(0, 10);
      const { start, span, weapons } = this.columns;
      const kinds = marks.filter((_, weapon) => (weapons[row] >> weapon) & 1).map(({ label }) => label);
      return [
        ["Dates", span[row] ? `${day(start[row])} to ${day(start[row] + span[row])}` : day(start[row])],
        ["Weapons", kinds.join(", ")],
        ["Status", `${status[this.columns.status[row]]}, ${recency[this.columns.recency[row]]}`],
      ];
    }

    notes(lines) {
      const notes = L.control({ position: "bottomright" });
      notes.onAdd = () => {
        const box = strikemap.element("div", "strikemap-notes");
        box.append(...lines.map((line) => strikemap.element("p", "", line)));
        return box;
      };
      notes.addTo(this.map);
      // On a narrow map the left corner stands above the right one.
      const corner = this.map.getContainer().querySelector(".leaflet-bottom.leaflet-right");
      new ResizeObserver(() => {
        this.map.getContainer().style.setProperty("--strikemap-foot", `${corner.offsetHeight}px`);
      }).observe(corner);
    }
  }

  // A stand-alone page answers for itself.
  async function get(address) {
    const response = await (strikemap.fetch || fetch)(address);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    return response;
  }

  function unpacked(response) {
    return new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }

  function complain(map, what, problem) {
    const box = strikemap.element("p", "strikemap-problem", `${what} did not load (${problem.message}): reload the page.`);
    box.setAttribute("role", "alert");
    map.getContainer().append(box);
  }
})(window.strikemap);
