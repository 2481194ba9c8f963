/* Proof of work in ALTCHA's format; this file is its own worker. */
(() => {
  /* SHA-256 of texts of one block; 64 bits of it tell the number. */
  const solve = ({ challenge, maxnumber, salt }) => {
    const start = [], k = [], w = [];
    const bits = (x) => (x % 1) * 2 ** 32 | 0;
    for (let n = 2, d; k.length < 64; n++) {
      for (d = 2; n % d; ) d++;
      if (d == n) start.push(bits(n ** 0.5)), k.push(bits(n ** (1 / 3)));
    }
    const rot = (x, n) => x >>> n | x << 32 - n;
    const mix = (x, l, m, n) => rot(x, l) ^ rot(x, m) ^ n;
    const wanted = (i) => parseInt(challenge.slice(i, i + 8), 16) - start[i / 8] | 0;
    for (let n = 0; n <= maxnumber; n++) {
      const text = salt + n + "\x80";
      for (let i = 0; i < 60; i++) w[i >> 2] = w[i >> 2] << 8 | text.charCodeAt(i);
      w[15] = text.length * 8 - 8;
      let [a, b, c, d, e, f, g, h] = start;
      for (let i = 0; i < 64; i++) {
        const x = w[i - 15], y = w[i - 2];
        if (i > 15) w[i] = w[i - 16] + w[i - 7] + mix(x, 7, 18, x >>> 3) + mix(y, 17, 19, y >>> 10) | 0;
        const p = h + mix(e, 6, 11, rot(e, 25)) + (e & f ^ ~e & g) + k[i] + w[i];
        const q = mix(a, 2, 13, rot(a, 22)) + (a & b ^ a & c ^ b & c);
        h = g, g = f, f = e, e = d + p | 0, d = c, c = b, b = a, a = p + q | 0;
      }
      if (a == wanted(0) && b == wanted(8)) return n;
    }
  };
  if (!self.document) return (onmessage = ({ data }) => postMessage(solve(data)));

  const here = document.currentScript.src;
  const jobs = new WeakMap();
  let passing;

  /* Fills in `pow`. Failing that, the form goes without. */
  const begin = (form) => {
    const job = { until: Date.now() + 6e5 };
    const work = async () => {
      const task = await (await fetch(form.dataset.pow, { credentials: "omit" })).json();
      const worker = new Worker(here);
      worker.postMessage(task);
      task.number = await new Promise((found, failed) => {
        worker.onmessage = ({ data }) => found(data);
        worker.onerror = failed;
      });
      worker.terminate();
      form.elements.pow.value = btoa(JSON.stringify(task));
    };
    job.end = work().catch(() => (job.until = 0)).then(() => (job.ended = true));
    jobs.set(form, job);
    return job;
  };

  addEventListener("focusin", ({ target: { form } }) => {
    if (form?.dataset.pow && !jobs.has(form)) begin(form);
  });
  const send = async (event) => {
    const form = event.target;
    if (!form.dataset.pow || !form.requestSubmit || passing) return;
    let job = jobs.get(form);
    if (!(job?.until > Date.now())) job = begin(form);
    if (job.ended) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (job.sends) return;
    job.sends = true;
    const note = form.querySelector("[data-pow-waiting]") || {};
    note.hidden = false;
    await Promise.race([job.end, new Promise((tired) => setTimeout(tired, 2e4))]);
    note.hidden = passing = true;
    form.requestSubmit(event.submitter);
    job.sends = passing = false;
  };
  addEventListener("submit", send, true);
})();
