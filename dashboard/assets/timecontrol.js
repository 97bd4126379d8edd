// Time control: a histogram of events by day with a handle at each end of the window, and buttons that step, play and
// choose it. While it plays nothing leaves the browser; where it rests, `changed` gets the window: it is the only one.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  const LENGTHS = [1, 2, 7, 14, 30, 90, 365];
  const SPEEDS = [1, 2, 7, 15, 30, 60];
  // The last days that there are: a night belongs to two.
  const PRESETS = [["Last night", 2], ["7 days", 7], ["30 days", 30], ["All", Infinity]];
  const PAUSE = 200; // milliseconds between reports while a key is held
  const CALM = 1000; // milliseconds between frames where the reader wants little motion
  const WRITTEN = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" });

  strikemap.written = (day) => WRITTEN.format(new Date(day * 86400000));

  strikemap.TimeControl = L.Control.extend({
    // `range` is the first and the last day there is; `moved(first, last)` draws and returns the number of events.
    initialize(range, moved, changed) {
      this.window = new strikemap.TimeWindow(range);
      Object.assign(this, { _moved: moved, _changed: changed, playing: false, settled: true, _told: 0 });
      for (const name of ["first", "last"]) Object.defineProperty(this, name, { get: () => this.window[name] });
    },

    // Docked under the map, over its whole width: the corners of the map keep clear of it.
    addTo(map) {
      this._map = map;
      this._container = this.onAdd();
      map.getContainer().append(this._container);
      new ResizeObserver(() => {
        map.getContainer().style.setProperty("--strikemap-dock", `${this._container.offsetHeight}px`);
        this.histogram.draw();
      }).observe(this._container);
      map.on("themechange", () => this.histogram.repaint());
      return this;
    },

    onAdd() {
      const bar = strikemap.element("div", "strikemap-time");
      bar.setAttribute("role", "group");
      bar.setAttribute("aria-label", "Time");
      bar.append(this._track(), this._buttons(), this._lengths(), this._presets(), this._dates());
      L.DomEvent.disableClickPropagation(bar);
      L.DomEvent.disableScrollPropagation(bar);
      bar.addEventListener("keydown", (event) => this._key(event));
      this._write(0);
      return bar;
    },

    onRemove() {
      this._halt();
      clearTimeout(this._later);
    },

    // Takes the window that is told from outside; a window that is playing gives way to it.
    set(first, last) {
      this._halt();
      const { first: begin, last: end } = this.window;
      this.window.set(first, last);
      if (begin !== this.window.first || end !== this.window.last) this._grow(this.window.isWhole);
      this.refresh();
      this._speak();
    },

    // Shows the events of each day, after a filter changed.
    recount(counts) {
      this.histogram.show(counts);
    },

    // Draws the same window again.
    refresh() {
      this._write(this._moved(this.window.first, this.window.last));
      this.histogram.draw();
    },

    toggle() {
      if (this.playing) this.pause();
      else this.play();
    },

    play() {
      if (this.playing) return;
      if (this.window.last >= this.window.latest) this.window.rewind();
      this._setPlaying(true);
      this._move(() => {});
      const pause = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? CALM : 0;
      let [day, before] = [this.window.last, performance.now()];
      const step = (now) => {
        if (!this.playing) return;
        this._frame = requestAnimationFrame(step);
        if (now - before < pause) return;
        day += (Math.min(Math.max(250, pause), now - before) / 1000) * Number(this._speed.value);
        before = now;
        if (Math.floor(day) !== this.window.last) this._move(() => this.window.moveTo(Math.floor(day)));
        if (this.window.last >= this.window.latest) this.pause();
      };
      this._frame = requestAnimationFrame(step);
    },

    pause() {
      this._halt();
      this._rest();
    },

    _track() {
      const track = strikemap.element("div", "strikemap-track");
      const moved = () => this._move(() => {});
      this.histogram = new strikemap.Histogram(this.window, () => (this._halt(), moved()), () => this._rest());
      this._handles = [
        ["First day shown", (day) => this.window.begin(day)],
        ["Last day shown", (day) => this.window.end(day)],
      ].map(([name, to]) => this._handle(name, to));
      track.append(this.histogram.element, ...this._handles);
      return track;
    },

    _handle(name, to) {
      const { earliest, latest } = this.window;
      const handle = Object.assign(document.createElement("input"), { type: "range", min: earliest, max: latest });
      handle.setAttribute("aria-label", name);
      handle.addEventListener("input", () => {
        this._halt();
        this._move(() => to(Number(handle.value)));
      });
      handle.addEventListener("change", () => this._rest());
      return handle;
    },

    _buttons() {
      const box = strikemap.element("div", "strikemap-buttons");
      this._play = button("▶", "Play", () => this.toggle());
      this._speed = select("Speed", SPEEDS.map((days) => [days, days === 1 ? "1 day/s" : `${days} days/s`]));
      this._speed.value = "15";
      const [back, forward] = [-1, 1].map((way) => () => this._choose(() => this.window.stepBy(way)));
      box.append(button("|◀", "Step back", back), this._play, button("▶|", "Step forward", forward), this._speed);
      return box;
    },

    _lengths() {
      const box = strikemap.element("div", "strikemap-buttons");
      this._length = select("Window length", LENGTHS.map((days) => [days, spelled(days)]));
      this._length.addEventListener("change", () => {
        this._grow(false);
        this._choose(() => this.window.resize(Number(this._length.value)));
      });
      this._growing = button("Cumulative", "Keep the first day while it steps and plays", () => this._grow(!this.window.growing));
      this._grow(this.window.growing);
      box.append(this._length, this._growing);
      return box;
    },

    _presets() {
      const box = strikemap.element("div", "strikemap-buttons");
      const { earliest, latest } = this.window;
      for (const [name, days] of PRESETS) {
        const choose = () => {
          this._grow(days === Infinity);
          this._choose(() => this.window.set(Math.max(earliest, latest - days + 1), latest));
        };
        box.append(button(name, days === Infinity ? "All days" : `The last ${spelled(days)} that events are told of`, choose));
      }
      return box;
    },

    _dates() {
      const box = strikemap.element("div", "strikemap-dates");
      this._label = strikemap.element("output");
      this._spoken = strikemap.element("span", "strikemap-spoken");
      this._spoken.setAttribute("aria-live", "polite");
      box.append(this._label, this._spoken);
      return box;
    },

    // Keys of the control never move the map; the space bar plays, but on a button it presses it.
    _key(event) {
      event.stopPropagation();
      if (event.key !== " " || ["BUTTON", "SELECT"].includes(event.target.tagName)) return;
      event.preventDefault();
      this.toggle();
    },

    _choose(change) {
      this._halt();
      this._move(change);
      this._rest();
    },

    // Until the window is reported, no answer of the app to an earlier report may move it back.
    _move(change) {
      this.settled = false;
      change();
      this.refresh();
    },

    _grow(growing) {
      this.window.growing = growing;
      this._growing.setAttribute("aria-pressed", growing);
    },

    _halt() {
      cancelAnimationFrame(this._frame);
      this._setPlaying(false);
    },

    _setPlaying(playing) {
      this.playing = playing;
      this._play.textContent = playing ? "❙❙" : "▶";
      this._play.setAttribute("aria-label", playing ? "Pause" : "Play");
      this._play.title = playing ? "Pause (space bar)" : "Play (space bar)";
    },

    // Reports the window: at once, but while a key is held no more than a few times a second, and the last one always.
    _rest() {
      this._speak();
      clearTimeout(this._later);
      const wait = this._told + PAUSE - performance.now();
      if (wait <= 0) {
        this._told = performance.now();
        this.settled = true;
        this._changed();
      } else this._later = setTimeout(() => this._rest(), wait);
    },

    // The dates are spoken when the window rests, not sixty times a second.
    _speak() {
      this._spoken.textContent = this._label.textContent;
    },

    _write(events) {
      const { first, last, days } = this.window;
      [first, last].forEach((day, at) => {
        this._handles[at].value = day;
        this._handles[at].setAttribute("aria-valuetext", strikemap.written(day));
      });
      if (![...this._length.options].some((option) => option.value === String(days))) {
        this._other = this._other || this._length.appendChild(new Option());
        Object.assign(this._other, { value: days, text: spelled(days) });
      }
      this._length.value = days;
      const dates = days === 1 ? strikemap.written(last) : `${strikemap.written(first)} – ${strikemap.written(last)}`;
      this._label.textContent = `${dates} · ${events.toLocaleString("en")} ${events === 1 ? "event" : "events"}`;
    },
  });

  function spelled(days) {
    return days === 1 ? "1 day" : `${days.toLocaleString("en")} days`;
  }

  function button(sign, name, pressed) {
    const made = strikemap.element("button", "", sign);
    made.type = "button";
    made.title = name;
    if (!/[a-z]/.test(sign)) made.setAttribute("aria-label", name);
    made.addEventListener("click", pressed);
    return made;
  }

  function select(name, choices) {
    const made = document.createElement("select");
    made.setAttribute("aria-label", name);
    made.title = name;
    for (const [value, text] of choices) made.append(new Option(text, value));
    return made;
  }
})(window.strikemap);
