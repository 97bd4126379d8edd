// Enclosed files: what the map fetches from a server, a stand-alone page holds in itself, packed. It asks no network.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  // Answers as fetch does, with the enclosed file of the address's name. What is packed in itself (.gz) stays so.
  strikemap.fetch = async function (address) {
    const name = address.split("?")[0].split("/").pop();
    const file = document.getElementById(name);
    if (!file) throw new Error(`${name} is not in this page`);
    const bytes = Uint8Array.from(atob(file.textContent), (sign) => sign.charCodeAt(0));
    const packed = new Response(bytes);
    return name.endsWith(".gz") ? packed : new Response(packed.body.pipeThrough(new DecompressionStream("gzip")));
  };

  // Runs scripts, one after another: the page's policy lets those run whose digests it names, and no others.
  async function run(names) {
    for (const name of names) {
      const script = document.createElement("script");
      script.textContent = await (await strikemap.fetch(name)).text();
      document.head.append(script);
    }
  }

  run([...document.querySelectorAll("[data-script]")].map((file) => file.id)).catch((problem) => {
    const box = Object.assign(document.createElement("p"), { className: "strikemap-notice", role: "alert" });
    box.textContent = `This page cannot be opened here (${problem.message}): use a browser of 2023 or later.`;
    document.body.prepend(box);
  });
})(window.strikemap);
