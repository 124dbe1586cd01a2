// <form data-autosave="/address?handler=Draft">: posts the whole form two seconds after the last change and says so in [data-autosave-status].
// What could not be sent is kept on this device and sent when the line is back; nothing typed is lost by closing the page.
// A button waits for the draft on its way: it changes the stamp of the record, and the form would be refused as that of another window. Each draft
// names its stamp itself, so that one whose answer was lost is known as ours too.
// A form that was sent by its button is forgotten only when the next page says that it was done.
const sent = sessionStorage.getItem("autosave-sent");
if (sent && document.querySelector(".notice")) localStorage.removeItem(sent);
sessionStorage.removeItem("autosave-sent");

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const url = form.dataset.autosave;
  const key = `autosave:${url}`;
  const status = form.querySelector("[data-autosave-status]");
  const say = name => { if (status) status.textContent = status.dataset[name] ?? ""; };
  const stamps = [...document.querySelectorAll("[data-stamp]")];
  let timer = 0, delay = 2000, sending = null, changed = false, leaving = false, pressed = false, lost = [];

  const aStamp = () => crypto.randomUUID?.() ?? "10000000-1000-4000-8000-100000000000".replace(/[018]/g, c => (c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> c / 4).toString(16));
  const tellLost = () => {
    for (const stamp of stamps) {
      const field = stamp.form.querySelector("[name='draft.lost']") ?? stamp.form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "draft.lost" }));
      field.value = lost.join(" ");
    }
  };
  const fields = () => {
    const data = new FormData(form);
    for (const [name, value] of [...data.entries()]) if (value instanceof File) data.delete(name);
    return data;
  };
  const keep = () => {
    const entries = [...fields().entries()].filter(([name]) => name !== "__RequestVerificationToken");
    try { localStorage.setItem(key, JSON.stringify({ entries, at: Date.now() })); } catch { /* full or forbidden: the server's draft remains */ }
  };
  const restore = () => {
    let kept;
    try { kept = JSON.parse(localStorage.getItem(key)); } catch { return; }
    if (!kept?.entries) return;
    const values = Map.groupBy ? Map.groupBy(kept.entries, e => e[0]) : kept.entries.reduce((m, e) => m.set(e[0], [...(m.get(e[0]) ?? []), e]), new Map());
    for (const element of form.elements) {
      if (!element.name || element.type === "hidden" || element.type === "file" || element.type === "password" || element.tagName === "BUTTON") continue;
      const mine = (values.get(element.name) ?? []).map(e => e[1]);
      if (element.type === "checkbox" || element.type === "radio") element.checked = mine.includes(element.value);
      else if (mine.length) element.value = mine[0];
    }
    changed = true;
  };
  function send() {
    if (sending || leaving || !changed) return;
    sending = post().finally(() => { sending = null; if (changed && !leaving) later(); });
  }
  async function post() {
    changed = false;
    say("saving");
    const body = fields();
    const mine = aStamp();
    body.set("draft.stamp", mine);
    try {
      const answer = await fetch(url, { method: "POST", body, headers: { "X-Requested-With": "autosave" }, signal: AbortSignal.timeout(10000) });
      if (answer.status === 409) { say("conflict"); return; }
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const stamp = (await answer.text()).trim();
      if (stamp) for (const field of stamps) field.value = stamp;
      lost = [];
      if (!changed) { localStorage.removeItem(key); say("saved"); }
      delay = 2000;
    } catch {
      changed = true;
      lost = [...lost.slice(-9), mine];
      say("offline");
      delay = Math.min(delay * 2, 15000);
    }
    tellLost();
  }
  const later = () => { clearTimeout(timer); timer = setTimeout(send, delay); };
  const onChange = () => { changed = true; keep(); delay = 2000; later(); };

  restore();
  if (changed) later();
  form.addEventListener("input", onChange);
  form.addEventListener("change", onChange);
  for (const sender of new Set([form, ...stamps.map(s => s.form)])) {
    sender.addEventListener("submit", async event => {
      clearTimeout(timer);
      keep();
      if (!navigator.onLine) {
        event.preventDefault();
        changed = true;
        say("offline");
        later();
        return;
      }
      if (sender === form) sessionStorage.setItem("autosave-sent", key);
      leaving = true;
      if (!sending) return;
      event.preventDefault();
      if (pressed) return;
      pressed = true;
      await sending;
      pressed = leaving = false;
      sender.requestSubmit(event.submitter);
    });
  }
  addEventListener("pageshow", () => { pressed = leaving = false; });
  addEventListener("online", () => { delay = 2000; send(); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") send(); });
}
