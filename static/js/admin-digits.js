/*
 * Persian digits in what the admin's own scripts write: counts of comments, words, chosen items,
 * progress. What the server writes has them already. Texts with Latin letters or of the kind
 * 127.0.0.1, code and what is being edited are left as they are.
 */
(() => {
  const LEFT = "script, style, code, pre, kbd, samp, textarea, [contenteditable]";
  const COUNTED = /[0-9]/;
  const TECHNICAL = /[A-Za-z_@]|[0-9]\.[0-9]+\.[0-9]|:\/\//;

  const persian = (node) => {
    const text = node.data;
    if (!COUNTED.test(text) || TECHNICAL.test(text) || node.parentElement?.closest(LEFT)) return;
    node.data = text.replace(/[0-9]/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[digit]);
  };

  const within = (root) => {
    if (root.nodeType === Node.TEXT_NODE) persian(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) persian(texts.currentNode);
  };

  const start = () => {
    within(document.body);
    new MutationObserver((changes) => {
      changes.forEach(({ target, addedNodes }) => {
        if (target.nodeType === Node.TEXT_NODE) persian(target);
        addedNodes.forEach(within);
      });
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
