/* A module: sends each file on its own, in parts that go on after a lost connection. */
const PART = 262144;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const find = (place, what) => place.querySelector(what);

const attach = (field) => {
  const { uploads, sending, waiting, failed } = field.dataset;
  const input = find(field, "[type=file]");
  const form = input.form;
  const list = find(field, ".files");
  let open = 0;
  let submitter;

  const ask = (url, method, headers, body) => fetch(url, {
    method,
    body,
    headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, ...headers },
  });
  const say = (row, text, isRefused) => {
    find(row, "small").textContent = text;
    find(row, "small").className = isRefused ? "err" : "";
  };
  const addRow = ({ name }) => {
    const row = find(field, "template").content.firstElementChild.cloneNode(true);
    find(row, "bdi").textContent = name;
    find(row, "button").ariaLabel = `${find(row, "button").textContent} ${name}`;
    list.append(row);
    return row;
  };

  /* Asks until there is an answer that another attempt would not change. */
  const insist = async (row, asked) => {
    for (let lost = 0; !row.gone; lost += 1) {
      const answer = await asked(lost).catch(() => {});
      if (answer?.status < 500) return answer;
      say(row, waiting);
      await pause(Math.min(500 * 2 ** lost, 15000));
    }
    throw Error();
  };

  const sendParts = async (row, file, place, start) => {
    for (let at = start; at < file.size;) {
      say(row, sending);
      find(row, "progress").value = at / file.size;
      const part = file.slice(at, at + PART);
      const headers = { "Upload-Offset": at, "Content-Type": "application/offset+octet-stream" };
      const { headers: told } = await insist(row, (lost) => (
        lost ? ask(place, "HEAD") : ask(place, "PATCH", headers, part)
      ));
      if (!told.has("Upload-Offset")) throw Error(failed);
      at = +told.get("Upload-Offset");
    }
  };

  const settle = async (row, place) => {
    for (let wait = 1000; ; wait *= 1.5) {
      const shown = await (await insist(row, () => ask(place, "GET"))).json();
      find(row, "bdi").textContent = shown.name;
      say(row, shown.text, shown.state === "refused");
      if (shown.state !== "checking") return;
      await pause(wait);
    }
  };

  const send = async (file, row) => {
    try {
      const begun = await insist(row, () => ask(uploads, "POST", {
        "Upload-Length": file.size,
        "Upload-Metadata": `filename ${base64(file.name)}`,
      }));
      if (begun.status !== 201) throw Error((await begun.json().catch(() => ({}))).text || failed);
      const place = begun.headers.get("Location");
      row.dataset.file = place;
      await sendParts(row, file, place, +begun.headers.get("Upload-Offset"));
      settle(row, place).catch(() => {});
    } catch (error) {
      if (row.gone) remove(row);
      else say(row, error.message, true);
    }
    find(row, "progress").remove();
  };
  /* A row goes when its file has: a page that is loaded again must not bring it back. */
  const remove = async (row) => {
    row.gone = true;
    const place = row.dataset.file;
    const isGone = !place || await ask(place, "DELETE").then(({ status }) => status < 500, () => {});
    if (isGone) row.remove();
    else say(row, failed, true);
  };

  const take = async () => {
    const chosen = [...input.files].map((file) => [file, addRow(file)]);
    input.value = "";
    open += 1;
    for (const [file, row] of chosen) await send(file, row);
    open -= 1;
    if (!open && submitter) form.requestSubmit(submitter);
  };
  input.addEventListener("change", take);
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    event.preventDefault();
    remove(button.closest("li"));
    input.focus();
  });
  form.addEventListener("submit", (event) => {
    if (!open) return;
    event.preventDefault();
    submitter = event.submitter;
  });
  input.classList.add("vh");
  find(field, "[name=send_files]").hidden = true;
  /* On a slow line files are chosen before this module is there. */
  if (input.files.length) take();
};

document.querySelectorAll("[data-uploads]").forEach(attach);
