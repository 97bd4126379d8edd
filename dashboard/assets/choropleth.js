// Choropleth: regions in the colour of how many events or deaths they had, with the number in each.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  const ROOM = 26; // CSS pixels that a region must be wide to hold its number

  strikemap.Choropleth = class Choropleth {
    // `outlines` are, by region number, a point inside and the rings of the region, null where none is known.
    constructor(tally, outlines) {
      Object.assign(this, { tally, classes: new strikemap.Classes(), told: { sums: [], several: 0, elsewhere: 0 } });
      this._regions = outlines.map((outline) => outline && { ...strikemap.shape(outline.rings), at: strikemap.mercator(outline.at[0] / 1000, outline.at[1] / 1000) });
    }

    // Draws on a canvas layer's context and lets `badge(number, x, y)` write the numbers.
    draw(context, view, deaths, ramp, edge, badge) {
      this.told = this.tally.byRegion(deaths, this._regions.length, (number) => Boolean(this._regions[number]));
      const { sums } = this.told;
      this.classes.fit(sums.reduce((most, each) => Math.max(most, each), 0));
      const colours = strikemap.spread(ramp, this.classes.least.length);
      const drawn = this._regions.map((region, number) => [region, sums[number]]).filter(([region, sum]) => region && sum && meets(region, view));
      for (const [region, sum] of drawn) {
        context.save();
        context.translate(region.west * view.world - view.x, region.north * view.world - view.y);
        context.fillStyle = `rgba(${colours[this.classes.of(sum)].join(",")},.85)`;
        context.strokeStyle = edge;
        context.lineWidth = 1;
        const path = strikemap.pathOf(region, view.world);
        context.fill(path, "evenodd");
        context.stroke(path);
        context.restore();
      }
      for (const [region, sum] of drawn) {
        const [wide, high] = [(region.east - region.west) * view.world, (region.south - region.north) * view.world];
        if (Math.min(wide, high) >= ROOM) badge(sum, region.at[0] * view.world - view.x, region.at[1] * view.world - view.y);
      }
    }

    legend(deaths) {
      const what = (number) => `${number.toLocaleString("en")} ${deaths ? "killed" : number === 1 ? "event" : "events"}`;
      const notes = [`${deaths ? "killed" : "events"} of each region, each event once`];
      if (this.told.several) notes.push(`${what(this.told.several)} in several regions: in none of these numbers`);
      if (this.told.elsewhere) notes.push(`${what(this.told.elsewhere)} in no region that is told`);
      return notes;
    }

    // The number of the region at a point of the unit world, -1 where there is none.
    at(x, y) {
      return this._regions.findIndex((region) => region && strikemap.covers(region, x, y));
    }
  };

  function meets(region, view) {
    return (
      region.west * view.world <= view.x + view.width && region.east * view.world >= view.x &&
      region.north * view.world <= view.y + view.height && region.south * view.world >= view.y
    );
  }
})(window.strikemap);
