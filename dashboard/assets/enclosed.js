// Enclosed files: what the map fetches from a server, a stand-alone page holds in itself, packed. It asks no network.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  const SIGNS = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).filter((sign) => !'<&"'.includes(sign));
  const VALUES = new Uint8Array(128);
  SIGNS.forEach((sign, value) => (VALUES[sign.charCodeAt(0)] = value));

  // Answers as fetch does, with the enclosed file of the address's name. What is packed in itself (.gz) stays so.
  strikemap.fetch = async function (address) {
    const name = address.split("?")[0].split("/").pop();
    const file = document.getElementById(name);
    if (!file) throw new Error(`${name} is not in this page`);
    const packed = new Response(bytes(file.textContent, Number(file.dataset.bytes)));
    if (name.endsWith(".gz")) return packed;
    const answer = new Response(packed.body.pipeThrough(new DecompressionStream("gzip")));
    if ("records" in file.dataset) answer.json = async () => strikemap.records(await answer.arrayBuffer());
    return answer;
  };

  // Each two of the 91 signs are 13 bits.
  function bytes(signs, length) {
    const read = new Uint8Array(length);
    let [bits, held, at] = [0, 0, 0];
    for (let sign = 0; at < length; sign += 2) {
      bits = (bits << 13) | (VALUES[signs.charCodeAt(sign)] * SIGNS.length + VALUES[signs.charCodeAt(sign + 1)]);
      for (held += 13; held >= 8 && at < length; held -= 8) read[at++] = bits >> (held - 8);
      bits &= (1 << held) - 1;
    }
    return read;
  }

  // Puts styles and scripts to use, one after another: the page's policy allows those whose digests it names, no others.
  async function use(files) {
    for (const file of files) {
      const element = document.createElement("style" in file.dataset ? "style" : "script");
      element.textContent = await (await strikemap.fetch(file.id)).text();
      document.head.append(element);
    }
  }

  use(document.querySelectorAll("[data-style], [data-script]")).catch((problem) => {
    const box = Object.assign(document.createElement("p"), { className: "strikemap-notice", role: "alert" });
    box.textContent = `This page cannot be opened here (${problem.message}): use a browser of 2023 or later.`;
    document.body.prepend(box);
  });
})(window.strikemap);
