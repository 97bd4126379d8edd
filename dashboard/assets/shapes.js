// Shapes: outlines of areas in the unit world, to be drawn at any zoom and asked what they cover.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  // From rings, each a flat list of longitudes and latitudes in 1e-3 degrees; with the box around it and a size to sort by.
  strikemap.shape = function (rings) {
    const shape = { rings: [], west: 1, north: 1, east: 0, south: 0 };
    for (const ring of rings) {
      const points = new Float64Array(ring.length);
      for (let at = 0; at < ring.length; at += 2) {
        const [x, y] = strikemap.mercator(ring[at] / 1000, ring[at + 1] / 1000);
        [points[at], points[at + 1]] = [x, y];
        shape.west = Math.min(shape.west, x);
        shape.east = Math.max(shape.east, x);
        shape.north = Math.min(shape.north, y);
        shape.south = Math.max(shape.south, y);
      }
      shape.rings.push(points);
    }
    shape.size = (shape.east - shape.west) * (shape.south - shape.north);
    return shape;
  };

  // The outline from the shape's north-west corner, made once a zoom.
  strikemap.pathOf = function (shape, world) {
    if (shape.world !== world) {
      shape.world = world;
      shape.path = new Path2D();
      for (const points of shape.rings) {
        for (let at = 0; at < points.length; at += 2) {
          const [x, y] = [(points[at] - shape.west) * world, (points[at + 1] - shape.north) * world];
          if (at === 0) shape.path.moveTo(x, y);
          else shape.path.lineTo(x, y);
        }
        shape.path.closePath();
      }
    }
    return shape.path;
  };

  // Whether a point lies inside, by the number of edges east of it.
  strikemap.covers = function (shape, x, y) {
    if (x < shape.west || x > shape.east || y < shape.north || y > shape.south) return false;
    let inside = false;
    for (const points of shape.rings) {
      for (let at = 0, before = points.length - 2; at < points.length; before = at, at += 2) {
        const [ax, ay, bx, by] = [points[at], points[at + 1], points[before], points[before + 1]];
        if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      }
    }
    return inside;
  };
})(window.strikemap);
