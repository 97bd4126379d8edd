// Condensed records: what dashboard/condensing.py says of them, made into records again.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  strikemap.records = function (buffer) {
    const length = new DataView(buffer).getUint32(0, true);
    const reader = { bytes: new Uint8Array(buffer), at: 4 };
    const { shapes, columns, sizes, listed } = JSON.parse(text(reader, length));
    const [count, spelled, packed] = sizes;
    const words = spelledOut(text(reader, spelled));
    const told = ids(reader, packed);
    const kept = numbers(reader, count);
    const values = columns.map(([many]) => numbers(reader, many));
    const texts = columns.map(([, many, areIds]) => (areIds ? told.splice(0, many) : worded(reader, words, many)));
    const read = columns.map(([, , , kind], at) => (kind === "list" ? lists(values[at]) : column(values[at], parsed(texts[at], kind))));
    const records = kept.map((shape) => filled(shapes[shape], read));
    return listed ? records : records[0];
  };

  function text(reader, length) {
    reader.at += length;
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(reader.bytes.subarray(reader.at - length, reader.at));
  }

  // Of eight bytes each, in hexadecimal digits.
  function ids(reader, length) {
    reader.at += length;
    const digits = [...reader.bytes.subarray(reader.at - length, reader.at)].map((byte) => byte.toString(16).padStart(2, "0"));
    return Array.from({ length: length / 8 }, (_, at) => digits.slice(8 * at, 8 * at + 8).join(""));
  }

  function number(reader) {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = reader.bytes[reader.at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

  function numbers(reader, count) {
    return Array.from({ length: count }, () => number(reader));
  }

  // Words of which each begins with a sign for how many letters it has from the one before it.
  function spelledOut(signs) {
    let word = "";
    return signs.split(/(?=[\0-\x1f])/).map((part) => (word = word.slice(0, part.charCodeAt(0)) + part.slice(1)));
  }

  function worded(reader, words, count) {
    return Array.from({ length: count }, () => {
      let made = "";
      for (let word = number(reader); word; word = number(reader)) made += words[word - 1];
      return made;
    });
  }

  function parsed(texts, kind) {
    return JSON.parse(kind === "text" ? `[${texts.map((each) => `"${each}"`).join()}]` : `[${texts.join()}]`);
  }

  // The values of a column, one after another: 0 is a text not told before, n the n-th last that was new.
  function column(codes, texts) {
    let fresh = 0;
    let at = 0;
    return () => {
      const code = codes[at++];
      return texts[code ? fresh - code : fresh++];
    };
  }

  // Lists of whole numbers, one after another: some are told by the steps from the last but one.
  function lists(codes) {
    let at = 0;
    return () => {
      const [length, areSteps] = [codes[at] >> 1, codes[at++] & 1];
      const made = [];
      for (; made.length < length; at++) {
        const value = codes[at] & 1 ? -(codes[at] + 1) / 2 : codes[at] / 2;
        made.push(areSteps && made.length > 1 ? value + made[made.length - 2] : value);
      }
      return made;
    };
  }

  function filled(shape, columns) {
    if (typeof shape === "number") return columns[shape]();
    if (Array.isArray(shape)) return shape.map((part) => filled(part, columns));
    if (typeof shape === "string") return shape;
    return Object.fromEntries(Object.entries(shape).map(([name, part]) => [name, filled(part, columns)]));
  }
})(window.strikemap);
