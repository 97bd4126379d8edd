// Canvas layer: a canvas that covers the map, follows it, and is drawn anew after each move.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  strikemap.CanvasLayer = L.Layer.extend({
    onAdd(map) {
      const canvas = (this._canvas = L.DomUtil.create("canvas", `leaflet-zoom-animated ${this.options.className || ""}`));
      canvas.setAttribute("aria-hidden", "true");
      map.getPane(this.options.pane).appendChild(canvas);
      this.context = canvas.getContext("2d");
      this._reset();
    },

    onRemove() {
      cancelAnimationFrame(this._frame);
      this._canvas.remove();
    },

    getEvents() {
      const events = { move: this._request, moveend: this._reset, viewreset: this._reset, resize: this._reset };
      events.themechange = this._reset;
      return this._zoomAnimated ? { ...events, zoomanim: this._animate } : events;
    },

    // Draws in the next frame, however often it is asked for before.
    _request() {
      if (this._frame) return;
      this._frame = requestAnimationFrame(() => this._reset());
    },

    _reset() {
      cancelAnimationFrame(this._frame);
      this._frame = 0;
      if (!this._map) return;
      const size = this._map.getSize();
      this.ratio = Math.min(2, window.devicePixelRatio || 1);
      const [width, height] = [Math.round(size.x * this.ratio), Math.round(size.y * this.ratio)];
      if (this._canvas.width !== width || this._canvas.height !== height) {
        Object.assign(this._canvas, { width, height });
        Object.assign(this._canvas.style, { width: `${size.x}px`, height: `${size.y}px` });
      }
      L.DomUtil.setPosition(this._canvas, this._map.containerPointToLayerPoint([0, 0]));
      this._drawnAt = { zoom: this._map.getZoom(), bounds: this._map.getBounds() };
      this.draw();
    },

    _animate(event) {
      const scale = this._map.getZoomScale(event.zoom, this._drawnAt.zoom);
      const offset = this._map._latLngBoundsToNewLayerBounds(this._drawnAt.bounds, event.zoom, event.center).min;
      L.DomUtil.setTransform(this._canvas, offset, scale);
    },

    // The size of the world and the place of the canvas in it, in CSS pixels.
    view() {
      const origin = this._map.getPixelBounds().min;
      const size = this._map.getSize();
      return { world: this._map.options.crs.scale(this._map.getZoom()), x: origin.x, y: origin.y, width: size.x, height: size.y };
    },
  });
})(window.strikemap);
