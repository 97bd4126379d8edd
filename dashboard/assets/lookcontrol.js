// Look control: how the events are drawn, by what they are weighed, and in which language places are named.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  const CHOICES = {
    drawn: ["Drawn as", [["marks", "Marks"], ["heat", "Heat"], ["regions", "Regions"]]],
    by: ["Weighed by", [["events", "by events"], ["deaths", "by deaths"]]],
    names: ["Names of places", [["en", "English names"], ["uk", "Українські назви"]]],
  };

  const USUAL = { drawn: "marks", by: "events", names: "en" };

  strikemap.LookControl = L.Control.extend({
    options: { position: "topright" },

    // `outlines()` brings the regions of an event layer, when they are first drawn; `chosen()` is called when the reader
    // has chosen, `failed(problem)` where the regions do not come.
    initialize(layer, outlines, chosen, failed) {
      Object.assign(this, { look: USUAL, _layer: layer, _outlines: outlines, _chosen: chosen, _failed: failed, _selects: {} });
    },

    onAdd(map) {
      this._map = map;
      const box = strikemap.element("div", "strikemap-look");
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", "Look of the map");
      for (const [field, [name, choices]] of Object.entries(CHOICES)) {
        const select = document.createElement("select");
        select.setAttribute("aria-label", name);
        select.title = name;
        for (const [value, text] of choices) select.append(new Option(text, value));
        select.addEventListener("change", () => {
          this.take({ ...this.look, [field]: select.value });
          this._chosen();
        });
        this._selects[field] = select;
        box.append(select);
      }
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      box.addEventListener("keydown", (event) => event.stopPropagation());
      this.take(this.look);
      return box;
    },

    // Draws in this way from now on.
    take(look) {
      const before = this._map.look;
      if (before && Object.keys(USUAL).every((field) => before[field] === look[field])) return;
      Object.assign(this, { look });
      this._map.look = this._layer.look = look;
      for (const [field, select] of Object.entries(this._selects)) select.value = look[field];
      if (look.drawn === "regions" && !this._layer.choropleth) this._bring().catch(this._failed);
      else this._map.fire("lookchange");
    },

    async _bring() {
      this._layer.choropleth = new strikemap.Choropleth(this._layer.tally, await this._outlines());
      this._map.fire("lookchange");
    },
  });
})(window.strikemap);
