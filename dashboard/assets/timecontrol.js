// Time control: plays, steps and drags the window of days. While it plays nothing leaves the browser; when it rests,
// `changed` gets the window, so that the slider outside can follow.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  const LENGTHS = [1, 3, 7, 14, 30, 90, 365];
  const SPEEDS = [2, 7, 15, 30, 60];
  const DAY = 86400000;
  const WRITTEN = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" });

  strikemap.TimeControl = L.Control.extend({
    options: { position: "bottomleft" },

    // `range` is the first and the last day there is; `moved(first, last)` draws and returns the number of events.
    initialize(range, moved, changed) {
      Object.assign(this, { range, _moved: moved, _changed: changed, playing: false });
      [this.first, this.last] = range;
      this.growing = true;
    },

    onAdd() {
      const bar = strikemap.element("div", "strikemap-time leaflet-bar");
      bar.setAttribute("role", "group");
      bar.setAttribute("aria-label", "Time");
      this._back = button("|◀", "Step back", () => this._stepBy(-1));
      this._play = button("▶", "Play", () => (this.playing ? this.pause() : this.play()));
      this._forward = button("▶|", "Step forward", () => this._stepBy(1));
      this._slider = Object.assign(document.createElement("input"), { type: "range", min: this.range[0], max: this.range[1] });
      this._slider.setAttribute("aria-label", "Last day shown");
      this._slider.addEventListener("input", () => this._drag(Number(this._slider.value)));
      this._slider.addEventListener("change", () => this._rest());
      this._length = select("Window length", LENGTHS.map((days) => [days, days === 1 ? "1 day" : `${days} days`]));
      this._length.append(new Option("all until", "all"));
      this._length.addEventListener("change", () => this._resize(this._length.value));
      this._speed = select("Speed", SPEEDS.map((days) => [days, `${days} days/s`]));
      this._speed.value = "15";
      this._label = strikemap.element("output", "strikemap-dates");
      this._spoken = strikemap.element("span", "strikemap-spoken");
      this._spoken.setAttribute("aria-live", "polite");
      bar.append(this._back, this._play, this._forward, this._slider, this._length, this._speed, this._label, this._spoken);
      L.DomEvent.disableClickPropagation(bar);
      L.DomEvent.disableScrollPropagation(bar);
      bar.addEventListener("keydown", (event) => event.stopPropagation());
      this._write(0);
      return bar;
    },

    onRemove() {
      this._halt();
    },

    // Takes the window that is told from outside; a window that is playing gives way to it.
    set(first, last) {
      this._halt();
      const moved = first !== this.first || last !== this.last;
      if (moved) this.growing = first <= this.range[0] && last >= this.range[1];
      this._go(first, last);
      this._speak();
    },

    // Draws the same window again, after a filter changed.
    refresh() {
      this._go(this.first, this.last);
    },

    play() {
      if (this.playing) return;
      if (this.last >= this.range[1]) this._rewind();
      this._setPlaying(true);
      let [day, before] = [this.last, performance.now()];
      const step = (now) => {
        if (!this.playing) return;
        day += (Math.min(250, now - before) / 1000) * Number(this._speed.value);
        before = now;
        const last = Math.min(this.range[1], Math.floor(day));
        if (last !== this.last) this._moveTo(last);
        if (last >= this.range[1]) this.pause();
        else this._frame = requestAnimationFrame(step);
      };
      this._frame = requestAnimationFrame(step);
    },

    pause() {
      this._halt();
      this._rest();
    },

    _halt() {
      cancelAnimationFrame(this._frame);
      this._setPlaying(false);
    },

    _setPlaying(playing) {
      this.playing = playing;
      this._play.textContent = playing ? "❙❙" : "▶";
      this._play.setAttribute("aria-label", playing ? "Pause" : "Play");
      this._play.title = playing ? "Pause" : "Play";
    },

    _rewind() {
      this._moveTo(this.range[0]);
    },

    _stepBy(way) {
      this._halt();
      const days = this.growing ? 1 : this.last - this.first + 1;
      this._moveTo(Math.max(this.range[0], Math.min(this.range[1], this.last + way * days)));
      this._rest();
    },

    _drag(last) {
      this._halt();
      this._moveTo(last);
    },

    // Moves the end of the window; its beginning follows, or stays where all days until the end are shown.
    _moveTo(last) {
      if (this.growing) this._go(this.first, last);
      else this._fit(last, this.last - this.first);
    },

    _resize(length) {
      this._halt();
      this.growing = length === "all";
      if (this.growing) this._go(this.range[0], this.last);
      else this._fit(this.last, Number(length) - 1);
      this._rest();
    },

    // A window of so many days more than one that ends on a day, or as near to it as there are days.
    _fit(last, more) {
      const [earliest, latest] = this.range;
      const end = Math.min(latest, Math.max(last, earliest + more));
      this._go(Math.max(earliest, end - more), end);
    },

    _go(first, last) {
      [this.first, this.last] = [first, last];
      this._write(this._moved(first, last));
    },

    _rest() {
      this._speak();
      this._changed(this.first, this.last);
    },

    // The dates are spoken when the window rests, not sixty times a second.
    _speak() {
      this._spoken.textContent = this._label.textContent;
    },

    _write(events) {
      const days = this.last - this.first + 1;
      this._slider.value = this.last;
      this._slider.setAttribute("aria-valuetext", written(this.last));
      const length = this.growing ? "all" : String(days);
      if (![...this._length.options].some((option) => option.value === length)) {
        this._length.append(new Option(`${days} days`, length));
      }
      this._length.value = length;
      const dates = days === 1 ? written(this.last) : `${written(this.first)} – ${written(this.last)}`;
      this._label.textContent = `${dates} · ${events.toLocaleString("en")} ${events === 1 ? "event" : "events"}`;
    },
  });

  function written(day) {
    return WRITTEN.format(new Date(day * DAY));
  }

  function button(sign, name, pressed) {
    const made = strikemap.element("button", "", sign);
    made.type = "button";
    made.title = name;
    made.setAttribute("aria-label", name);
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
