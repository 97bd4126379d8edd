// Theme: whether the page around the map is light or dark; the map follows it.
"use strict";
window.strikemap = window.strikemap || {};

(function (strikemap) {
  const DARK = "strikemap-dark";
  const WISH = window.matchMedia("(prefers-color-scheme: dark)");

  strikemap.isDark = (map) => map.getContainer().classList.contains(DARK);

  // Sets the theme now and whenever it changes; what is drawn on the map hears `themechange`.
  strikemap.followTheme = function (map) {
    const follow = () => {
      const dark = pageIsDark();
      if (strikemap.isDark(map) === dark) return;
      map.getContainer().classList.toggle(DARK, dark);
      map.fire("themechange");
    };
    WISH.addEventListener("change", follow);
    // Streamlit tells its theme with each message, and has set it as a property by the time that this runs.
    window.addEventListener("message", () => setTimeout(follow));
    follow();
  };

  // As Streamlit says; on a page of its own as the reader's system wishes.
  function pageIsDark() {
    const ground = getComputedStyle(document.documentElement).getPropertyValue("--background-color").trim();
    if (!ground) return WISH.matches;
    const [red, green, blue] = ground.startsWith("#")
      ? [1, 3, 5].map((at) => parseInt(ground.slice(at, at + 2), 16))
      : ground.match(/\d+/g).map(Number);
    return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
  }
})(window.strikemap);
