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

/* Titles under the search boxes while somebody types: comboboxes whose options are links. */
document.addEventListener("DOMContentLoaded", () => {
  const WAIT = 180;
  const LEAST = 2;

  const attach = (input, number) => {
    const list = document.createElement("ul");
    list.id = `suggestions-${number}`;
    list.className = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.getAttribute("aria-label") || input.labels[0].textContent);
    list.hidden = true;
    input.form.append(list);
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": list.id,
    })) input.setAttribute(name, value);

    let timer;
    let asked = 0;
    let here = -1;
    const options = () => [...list.querySelectorAll("[role=option]")];
    const close = () => {
      list.hidden = true;
      here = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const move = (step) => {
      const all = options();
      if (!all.length) return;
      here = (here + step + all.length + 1) % (all.length + 1);
      all.forEach((one, place) => one.setAttribute("aria-selected", place === here));
      if (all[here]) input.setAttribute("aria-activedescendant", all[here].id);
      else input.removeAttribute("aria-activedescendant");
    };
    const show = async () => {
      const typed = input.value.trim();
      const turn = (asked += 1);
      if (typed.length < LEAST) return close();
      try {
        const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(typed)}`);
        if (!answer.ok || turn !== asked) return undefined;
        list.innerHTML = await answer.text();
      } catch {
        return close();
      }
      here = -1;
      options().forEach((one, place) => (one.id = `${list.id}-${place}`));
      const some = options().length > 0;
      list.hidden = !some;
      input.setAttribute("aria-expanded", String(some));
      return undefined;
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(show, WAIT);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (list.hidden) return;
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter" && options()[here]) {
        event.preventDefault();
        location.assign(options()[here].href);
      }
    });
    input.form.addEventListener("focusout", ({ relatedTarget }) => {
      if (!input.form.contains(relatedTarget)) close();
    });
  };

  document.querySelectorAll("input[data-suggest]").forEach(attach);
});
