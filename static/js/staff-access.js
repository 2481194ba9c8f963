// Buttons that only work with JavaScript appear with it.
document.addEventListener("DOMContentLoaded", () => {
  for (const button of document.querySelectorAll("[data-staff-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  for (const button of document.querySelectorAll("[data-staff-copy]")) {
    button.hidden = !navigator.clipboard;
    button.closest("[data-controller]").addEventListener("w-clipboard:copied", () => {
      button.textContent = button.dataset.copied;
    });
  }
});
