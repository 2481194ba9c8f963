/* The answer while somebody types; without this file the button asks. */
(() => {
  "use strict";
  const WAIT = 500;
  const LEAST = 2;
  for (const form of document.querySelectorAll("[data-name-check]")) {
    const place = document.getElementById(form.dataset.nameCheck);
    let timer;
    let asked = 0;
    const ask = async () => {
      const values = new URLSearchParams(new FormData(form));
      if ((values.get("name") || "").trim().length < LEAST) {
        place.replaceChildren();
        return;
      }
      values.set("part", "1");
      const mine = (asked += 1);
      try {
        const response = await fetch(`${form.getAttribute("action")}?${values}`);
        if (mine !== asked || response.status >= 500) return;
        const page = new DOMParser().parseFromString(await response.text(), "text/html");
        if (mine === asked) place.replaceChildren(...page.body.childNodes);
      } catch {
        /* The button asks again. */
      }
    };
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
  }
})();
