/* A module: the list and the screen of a case by keys. Keys are told by their place on the board
   (KeyboardEvent.code), so that they are the same in the Persian and the Latin layout. */
const OFF = "case-keys-off";
const dialog = document.querySelector("[data-keys-help]");
const isOff = () => localStorage.getItem(OFF) === "1";
const isTyping = (target) => target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");

const rows = () => [...document.querySelectorAll(".case-list tbody tr")];
const here = () => rows().findIndex((row) => row.classList.contains("is-here"));
const go = (step) => {
  const all = rows();
  if (!all.length) return;
  const at = here();
  const next = at < 0 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1);
  all[at]?.classList.remove("is-here");
  all[next].classList.add("is-here");
  all[next].querySelector("a").focus();
};
const inRow = (what) => rows()[here()]?.querySelector(what);

const open = (part) => {
  if (part instanceof HTMLDetailsElement) {
    part.open = true;
    part.scrollIntoView({ block: "nearest" });
    part.querySelector("textarea, select, input:not([type=hidden]), button")?.focus();
  } else if (part.matches("a, button")) {
    part.click();
  } else {
    part.focus();
  }
};

const OWN = {
  KeyJ: () => go(1),
  KeyK: () => go(-1),
  KeyX: () => inRow("input[type=checkbox]")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  if (event.key === "Escape" && isTyping(event.target)) {
    event.target.blur();
    return;
  }
  if (isTyping(event.target) || document.querySelector("dialog[open]:not([data-keys-help])")) return;
  if (event.key === "?" || event.key === "؟") {
    event.preventDefault();
    dialog.open ? dialog.close() : dialog.showModal();
    return;
  }
  if (dialog.open || event.shiftKey || isOff()) return;
  const part = document.querySelector(`[data-key="${event.code}"]`);
  const own = rows().length ? OWN[event.code] : undefined;
  if (!part && !own) return;
  event.preventDefault();
  own ? own() : open(part);
});

const box = dialog.querySelector("[data-keys-off]");
box.checked = !isOff();
box.addEventListener("change", () => localStorage.setItem(OFF, box.checked ? "0" : "1"));
for (const button of document.querySelectorAll("[data-keys-open]")) {
  button.hidden = false;
  button.addEventListener("click", () => dialog.showModal());
}
