/* A module: one press copies the text that a button names. Without a clipboard (plain HTTP, an old
   browser) the text is shown and chosen, so that Ctrl+C takes it. */
for (const button of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(button.dataset.copy);
  const told = button.parentElement.querySelector("[data-copied]");
  const block = text.closest("details");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      told.textContent = told.dataset.copied;
    } catch {
      block.open = true;
      text.focus();
      text.select();
      told.textContent = told.dataset.chosen;
    }
  });
}
