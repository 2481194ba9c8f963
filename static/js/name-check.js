/* The answer while somebody types; without this file the button asks, or the page of the check tells.
   A form that is to be sent by POST says where to ask: what is typed there stands in no address. */
(() => {
  "use strict";
  const WAIT = 500;
  const LEAST = 2;
  const asking = (form) => {
    const given = new FormData(form);
    const url = form.dataset.nameCheckUrl;
    if (!url) {
      const values = new URLSearchParams(given);
      values.set("part", "1");
      return fetch(`${form.getAttribute("action")}?${values}`);
    }
    const body = new URLSearchParams();
    for (const name of ["name", "csrfmiddlewaretoken"]) body.set(name, given.get(name) || "");
    return fetch(url, { method: "POST", body, credentials: "same-origin" });
  };
  for (const form of document.querySelectorAll("[data-name-check]")) {
    const place = document.getElementById(form.dataset.nameCheck);
    const box = form.elements.namedItem("name");
    let timer;
    let asked = 0;
    const ask = async () => {
      const mine = (asked += 1);
      if (box.value.trim().length < LEAST) {
        place.replaceChildren();
        return;
      }
      try {
        const response = await asking(form);
        if (mine !== asked || response.status >= 500) return;
        const page = new DOMParser().parseFromString(await response.text(), "text/html");
        if (mine === asked) place.replaceChildren(...page.body.childNodes);
      } catch {
        /* The button asks again. */
      }
    };
    form.addEventListener("input", (event) => {
      if (form.dataset.nameCheckUrl && event.target !== box) return;
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
  }
})();
