/* While a deadline is typed, the server says beside it how it reads it. Saved ones stand there already. */
(() => {
  const WAIT = 250;
  const CLAUSE = /^inline_child_clauses-\d+$/;
  const FIELDS = {
    phrase: "deadline_phrase",
    start: "deadline_start",
    rule: "last_day_rule",
    date: "deadline_date",
    done: "done_on",
  };
  const waiting = new WeakMap();
  const asked = new WeakMap();

  const value = (name) => document.querySelector(`[name="${name}"]`)?.value ?? "";

  const show = async (clause) => {
    const box = clause.querySelector("[data-deadline-reading]");
    if (!box) return;
    const prefix = clause.id.replace("inline_child_", "");
    const values = { raw: value("raw_deadline"), meeting: value("meeting") };
    for (const [name, field] of Object.entries(FIELDS)) values[name] = value(`${prefix}-${field}`);
    const turn = (asked.get(clause) ?? 0) + 1;
    asked.set(clause, turn);
    try {
      const answer = await fetch(`${box.dataset.deadlineReading}?${new URLSearchParams(values)}`);
      if (!answer.ok || asked.get(clause) !== turn) return;
      box.textContent = await answer.text();
      box.classList.remove("w-hidden");
    } catch {
      /* What stands there is from before; saving says it anew. */
    }
  };

  const soon = (clause) => {
    clearTimeout(waiting.get(clause));
    waiting.set(clause, setTimeout(show, WAIT, clause));
  };

  const clauseOf = (element) => {
    for (let here = element; here; here = here.parentElement) if (CLAUSE.test(here.id)) return here;
    return null;
  };

  const heard = ({ target }) => {
    const name = target.name ?? "";
    if (name === "raw_deadline" || name === "meeting") {
      for (const box of document.querySelectorAll("[data-deadline-reading]")) {
        const clause = clauseOf(box);
        if (clause) soon(clause);
      }
      return;
    }
    if (!Object.values(FIELDS).some((field) => name.endsWith(`-${field}`))) return;
    const clause = clauseOf(target);
    if (clause) soon(clause);
  };

  document.addEventListener("input", heard);
  document.addEventListener("change", heard);
})();
