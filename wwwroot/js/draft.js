// A draft of every form with data-draft="key": typed text goes to this device at once, comes back after an error, an expired
// session or a lost line, and goes away when the server says that it was saved. Passwords, files and codes are never kept.
const words = document.querySelector("#draft-words").dataset;
const owner = document.body.dataset.person;
const prefix = "stazh-draft:";
const nameOf = form => `${prefix}${owner}:${form.dataset.draft}`;
const never = "[type=password],[type=file],[type=hidden],[type=submit],[type=button],[autocomplete=one-time-code],[data-draft-skip]";
const fieldsOf = form => [...form.elements].filter(f => f.name && f.matches("input,select,textarea") && !f.matches(never));

const read = form => fieldsOf(form).map(f => [f.name, f.matches("[type=checkbox],[type=radio]") ? `${f.value}=${f.checked}` : f.value]);
const write = (form, values) => fieldsOf(form).forEach((f, i) => {
  if (values[i]?.[0] !== f.name) return;
  if (f.matches("[type=checkbox],[type=radio]")) f.checked = values[i][1] === `${f.value}=true`;
  else f.value = values[i][1];
  f.dispatchEvent(new Event("draft", { bubbles: true }));
});
const load = name => {
  try { return JSON.parse(localStorage.getItem(name)); } catch { return null; }
};
const keep = form => {
  try { localStorage.setItem(nameOf(form), JSON.stringify({ at: Date.now(), values: read(form) })); } catch { /* a full or forbidden store: typing goes on */ }
};

// What was being sent when the page was left, and whether it arrived.
const sent = sessionStorage.getItem("stazh-sent");
sessionStorage.removeItem("stazh-sent");
if (sent && document.body.dataset.saved) localStorage.removeItem(sent);
for (const name of Object.keys(localStorage).filter(n => n.startsWith(prefix))) {
  const age = name.startsWith(`${prefix}anonymous:`) ? 1 : 30;
  if (!(Date.now() - load(name)?.at < age * 864e5)) localStorage.removeItem(name);
}

const notice = (form, text, act) => {
  form.querySelector(":scope > .draft-notice")?.remove();
  const box = Object.assign(document.createElement("div"), { className: "warning draft-notice" });
  box.setAttribute("role", "status");
  form.prepend(box);
  box.append(Object.assign(document.createElement("span"), { textContent: text }));
  if (act) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-sm btn-quiet", textContent: words.discard });
    button.addEventListener("click", () => { act(); box.remove(); });
    box.append(" ", button);
  }
};

for (const form of document.querySelectorAll("form[data-draft]")) {
  const served = read(form);
  const draft = load(nameOf(form));
  if (draft && JSON.stringify(draft.values) !== JSON.stringify(served) && draft.values.length === served.length) {
    write(form, draft.values);
    notice(form, words.restored, () => { write(form, served); localStorage.removeItem(nameOf(form)); });
  }
  form.addEventListener("input", () => keep(form));
  form.addEventListener("change", () => keep(form));
  form.addEventListener("submit", event => {
    keep(form);
    if (!navigator.onLine) {
      event.preventDefault();
      notice(form, words.offline);
      return;
    }
    sessionStorage.setItem("stazh-sent", nameOf(form));
  });
}
