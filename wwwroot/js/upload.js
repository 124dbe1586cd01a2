// Resumable upload of a file field: <input type="file" data-upload data-purpose="…" data-target="id of the hidden field" data-…="sentences">.
// With data-many="name" the field takes several files, one after another, and the target is a list that gets a hidden field of that name for each.
// Without this script the field is an ordinary part of its form. Needs ~/lib/tus.min.js on the page.
const chunk = 8 * 1024 * 1024;
const delays = [0, 500, 1000, 2000, 3000, 5000, 10000, 20000, 30000, 30000];
const csrf = document.querySelector("meta[name=csrf]")?.content ?? "";
const english = document.documentElement.lang === "en";
const words = english
  ? { going: (p, a, b) => `Uploading: ${p} %, ${a} of ${b} MB`, done: "Uploaded: {0}", lost: "No connection: {0} % is kept, the upload goes on when the line is back", failed: "The file was not uploaded. Try again.", large: "The file is larger than {0} MB.", drop: "Remove: {0}", wait: "Wait until the file is uploaded." }
  : { going: (p, a, b) => `Загружаем: ${p} %, ${a} из ${b} МБ`, done: "Загружен: {0}", lost: "Нет связи: {0} % сохранено, загрузка продолжится сама", failed: "Файл не загрузился. Попробуйте ещё раз.", large: "Файл больше {0} МБ.", drop: "Убрать: {0}", wait: "Дождитесь, пока файл загрузится." };

const megabytes = bytes => (bytes / 1048576).toLocaleString(english ? "en" : "ru", { maximumFractionDigits: 1 });

function enhance(field) {
  const target = document.getElementById(field.dataset.target);
  const form = field.form;
  if (!target || !form || !window.tus) return;

  const box = document.createElement("div");
  box.className = "upload-state";
  const bar = document.createElement("progress");
  bar.max = 100;
  bar.hidden = true;
  const state = document.createElement("p");
  state.className = "form-text mb-0";
  const spoken = document.createElement("p");
  spoken.className = "visually-hidden";
  spoken.setAttribute("role", "status");
  bar.setAttribute("aria-label", field.labels?.[0]?.textContent.trim() ?? field.name);
  box.append(bar, state, spoken);
  field.after(box);

  const name = field.name;
  const many = field.dataset.many;
  const queue = [];
  let upload = null;
  let busy = false;
  let announced = -1;

  const say = (text, aloud) => {
    state.textContent = text;
    if (aloud) spoken.textContent = text;
  };

  const end = (text, problem) => {
    busy = false;
    upload = null;
    bar.hidden = true;
    state.classList.toggle("text-danger", !!problem);
    field.setAttribute("aria-invalid", problem ? "true" : "false");
    say(text, true);
    if (queue.length) start(queue.shift());
  };

  // One more uploaded file in the list; the button takes it off again.
  const add = (id, fileName) => {
    const hidden = Object.assign(document.createElement("input"), { type: "hidden", name: many, value: id });
    hidden.dataset.name = fileName;
    const drop = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-sm btn-quiet", textContent: "×" });
    drop.setAttribute("aria-label", words.drop.replace("{0}", fileName));
    const item = document.createElement("li");
    drop.addEventListener("click", () => { item.remove(); field.focus(); });
    item.append(fileName, hidden, drop);
    target.append(item);
  };

  const percent = (sent, total) => Math.floor(sent / total * 100);

  async function start(file) {
    if (upload) await upload.abort(false);
    if (!many) target.value = "";
    announced = -1;
    const limit = Number(field.dataset.limit);
    if (limit && file.size > limit * 1048576) {
      field.value = "";
      end(words.large.replace("{0}", limit), true);
      return;
    }

    busy = true;
    bar.hidden = false;
    bar.value = 0;
    state.classList.remove("text-danger");
    let last = 0;
    let id = "";
    upload = new tus.Upload(file, {
      endpoint: "/files/uploads",
      chunkSize: chunk,
      retryDelays: delays,
      metadata: { filename: file.name, purpose: field.dataset.purpose },
      headers: { RequestVerificationToken: csrf },
      // The same file for the same purpose goes on where it stopped, also after the page was reloaded.
      fingerprint: async f => ["stazh", field.dataset.purpose, f.name, f.size, f.lastModified].join("|"),
      removeFingerprintOnSuccess: true,
      onAfterResponse: (_, response) => { id = response.getHeader("Stazh-File") ?? id; },
      onShouldRetry: error => {
        const status = error.originalResponse?.getStatus() ?? 0;
        if (!status) say(words.lost.replace("{0}", last), true);
        return !status || status >= 500 && status !== 507 || status === 409 || status === 423 || status === 429;
      },
      onProgress: (sent, total) => {
        last = percent(sent, total);
        bar.value = last;
        const aloud = Math.floor(last / 10) > announced;
        if (aloud) announced = Math.floor(last / 10);
        say(words.going(last, megabytes(sent), megabytes(total)), aloud);
      },
      onError: error => {
        const answer = error.originalResponse;
        if (!answer && !navigator.onLine) {
          say(words.lost.replace("{0}", last), true);
          addEventListener("online", () => upload?.start(), { once: true });
          return;
        }
        const said = answer && [403, 413, 415, 507].includes(answer.getStatus()) ? answer.getBody().trim() : "";
        field.value = "";
        end(said || words.failed, true);
      },
      onSuccess: () => {
        if (many) {
          add(id, file.name);
          end(words.done.replace("{0}", file.name), false);
          return;
        }
        target.value = id;
        target.dispatchEvent(new Event("change", { bubbles: true }));
        // The file is on the server: the form sends its id, not its bytes.
        field.removeAttribute("name");
        field.required = false;
        end(words.done.replace("{0}", file.name), false);
      },
    });
    const before = await upload.findPreviousUploads();
    if (before.length) upload.resumeFromPreviousUpload(before[0]);
    upload.start();
  }

  field.addEventListener("change", () => {
    if (many) {
      queue.push(...field.files);
      field.value = "";
      if (!busy && queue.length) start(queue.shift());
      return;
    }
    field.name = name;
    if (field.files.length) start(field.files[0]);
  });
  form.addEventListener("submit", event => {
    if (!busy) return;
    event.preventDefault();
    say(words.wait, true);
    field.focus();
  });
  addEventListener("beforeunload", event => { if (busy) event.preventDefault(); });
}

for (const field of document.querySelectorAll("input[type=file][data-upload]")) enhance(field);
