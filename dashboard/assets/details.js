// Details: what a click shows of an event. Everything that articles say is set as text, never as markup.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  strikemap.Details = class Details {
    // `stem` is the beginning of the files' address, each with as many events as a shard holds. Without it `ask` is called
    // with the events that the app is to tell of; without both nothing is told.
    constructor(stem, shard, ask) {
      Object.assign(this, { stem, shard, asked: [], _ask: ask, _waiting: [], _address: null });
      this._shards = new Map();
      this._told = new Map();
    }

    // What is told of an event by its number, `others` being those that the reader may want next: a promise.
    async of(event, others) {
      if (this.stem !== null) return this._fromShard(event);
      if (!this._ask) return {};
      if (!this._told.has(event)) {
        this.asked = [...new Set([event, ...others])].slice(0, 20);
        await new Promise((told) => {
          this._waiting.push([event, told]);
          this._ask();
        });
      }
      return this._told.get(event) || {};
    }

    // Takes the app's answer: the events, and the address of what is told of them.
    async take({ events, url }) {
      if (url === this._address) return;
      this._address = url;
      const details = await strikemap.json(url);
      events.forEach((event, at) => this._told.set(event, details[at]));
      this.asked = [];
      this._waiting.filter(([event]) => this._told.has(event)).forEach(([, told]) => told());
      this._waiting = this._waiting.filter(([event]) => !this._told.has(event));
    }

    async _fromShard(event) {
      const number = Math.floor(event / this.shard);
      if (!this._shards.has(number)) this._shards.set(number, this._load(number));
      return (await this._shards.get(number))[event % this.shard] || {};
    }

    // A file that did not load is asked for again.
    _load(number) {
      return strikemap.json(`${this.stem}-${number}.json`).catch((problem) => {
        this._shards.delete(number);
        throw problem;
      });
    }
  };

  // The element for an event's details; `step` is called with -1 or 1 by the buttons for the event before or after.
  strikemap.card = function (details, position, total, step) {
    const card = element("article", "strikemap-card");
    card.tabIndex = -1;
    if (total > 1) card.append(pager(position, total, step));
    card.append(element("h3", "", details.heading || "Event"));
    for (const quote of details.quotes || []) card.append(quotation(quote));
    const facts = element("dl");
    for (const [label, value] of details.facts || []) facts.append(element("dt", "", label), element("dd", "", value));
    card.append(facts);
    if (details.records && details.records.length) card.append(element("h4", "", "Joined records"), records(details.records));
    for (const notice of details.notices || []) card.append(element("p", "strikemap-notice", notice));
    return card;
  };

  function pager(position, total, step) {
    const bar = element("nav");
    bar.setAttribute("aria-label", "Events here");
    const [before, after] = [element("button", "", "‹"), element("button", "", "›")];
    before.setAttribute("aria-label", "Previous event here");
    after.setAttribute("aria-label", "Next event here");
    for (const [button, way] of [[before, -1], [after, 1]]) {
      button.type = "button";
      button.addEventListener("click", (event) => {
        event.stopPropagation(); // the card goes, and Leaflet would take the click for one on the map
        step(way);
      });
    }
    bar.append(before, element("span", "", `${position + 1} of ${total} here`), after);
    return bar;
  }

  function quotation(quote) {
    const figure = element("figure");
    const source = element("figcaption");
    const told = [quote.source, quote.title, quote.date].filter(Boolean).join(", ");
    source.append(link(quote.url, told || "article"));
    figure.append(element("blockquote", "", quote.text), source);
    return figure;
  }

  function records(listed) {
    const list = element("ul");
    for (const record of listed) {
      const item = element("li");
      item.append(link(record.url, record.text || ""));
      const told = [record.source, record.licence].filter(Boolean).join(", ");
      if (told) item.append(` (${told})`);
      list.append(item);
    }
    return list;
  }

  // A link where the address is one of the web, else the text alone.
  function link(address, text) {
    if (!/^https?:\/\//i.test(address || "")) return element("span", "", text);
    const anchor = element("a", "", text);
    Object.assign(anchor, { href: address, target: "_blank", rel: "noopener noreferrer" });
    return anchor;
  }

  function element(name, className = "", text = "") {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  }
  strikemap.element = element;
})(window.strikemap);
