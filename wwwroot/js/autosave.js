// <form data-autosave="/address?handler=Draft">: posts the whole form two seconds after the last change and says so in [data-autosave-status].
// What could not be sent is kept on this device and sent when the line is back; nothing typed is lost by closing the page.
// A form that was sent by its button is forgotten only when the next page says that it was done.
const sent = sessionStorage.getItem("autosave-sent");
if (sent && document.querySelector(".notice")) localStorage.removeItem(sent);
sessionStorage.removeItem("autosave-sent");

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const url = form.dataset.autosave;
  const key = `autosave:${url}`;
  const status = form.querySelector("[data-autosave-status]");
  const say = name => { if (status) status.textContent = status.dataset[name] ?? ""; };
  let timer = 0, delay = 2000, sending = false, changed = false;

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
  async function send() {
    if (sending || !changed) return;
    sending = true;
    changed = false;
    say("saving");
    try {
      const answer = await fetch(url, { method: "POST", body: fields(), headers: { "X-Requested-With": "autosave" }, signal: AbortSignal.timeout(10000) });
      if (answer.status === 409) { say("conflict"); return; }
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const stamp = (await answer.text()).trim();
      const field = form.querySelector("[data-stamp]");
      if (field && stamp) field.value = stamp;
      if (!changed) { localStorage.removeItem(key); say("saved"); }
      delay = 2000;
    } catch {
      changed = true;
      say("offline");
      delay = Math.min(delay * 2, 15000);
    } finally {
      sending = false;
      if (changed) later();
    }
  }
  const later = () => { clearTimeout(timer); timer = setTimeout(send, delay); };
  const onChange = () => { changed = true; keep(); delay = 2000; later(); };

  restore();
  if (changed) later();
  form.addEventListener("input", onChange);
  form.addEventListener("change", onChange);
  form.addEventListener("submit", () => { clearTimeout(timer); keep(); sessionStorage.setItem("autosave-sent", key); });
  addEventListener("online", () => { delay = 2000; send(); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") send(); });
}
