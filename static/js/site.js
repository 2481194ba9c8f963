/* Comfort only: every page works without this file. */
(() => {
  "use strict";
  const root = document.documentElement;
  const key = "theme";
  const remembered = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const show = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };

  show(remembered());

  document.addEventListener("DOMContentLoaded", () => {
    const chosen = document.getElementById(`th-${remembered() || "auto"}`);
    if (chosen) chosen.checked = true;
    for (const place of document.querySelectorAll("[data-print]")) {
      place.hidden = false;
      place.addEventListener("click", () => window.print());
    }
  });

  document.addEventListener("change", ({ target }) => {
    if (target.name !== "th") return;
    const theme = target.id.slice(3);
    show(theme);
    try {
      if (theme === "auto") localStorage.removeItem(key);
      else localStorage.setItem(key, theme);
    } catch {
      /* The choice then lasts as long as the page. */
    }
  });

  const opened = () => document.querySelectorAll(".menu[open], .sub[open]");

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const innermost = [...opened()].pop();
    if (!innermost) return;
    innermost.open = false;
    innermost.querySelector("summary").focus();
  });

  for (const kind of ["click", "focusin"]) {
    document.addEventListener(kind, ({ target }) => {
      for (const menu of opened()) if (!menu.contains(target)) menu.open = false;
    });
  }
})();
