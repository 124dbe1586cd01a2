// Answers of a form with data-ops are saved one by one. Each is an operation with its own key, kept in localStorage until the server has
// confirmed the key: what is sent twice counts once, and a broken line loses nothing. Screens of the diagnostics turn without the network.
const form = document.querySelector("form[data-ops]");
const status = document.querySelector("[data-status]");
const csrf = document.querySelector("meta[name=csrf]")?.content ?? "";

if (form) {
  const store = form.dataset.opsKey;
  const read = () => { try { return JSON.parse(localStorage.getItem(store)) ?? []; } catch { return []; } };
  const write = ops => { if (ops.length) localStorage.setItem(store, JSON.stringify(ops)); else localStorage.removeItem(store); };
  const newKey = () => crypto.randomUUID?.() ?? `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  const say = text => { if (text && status.textContent !== text) status.textContent = text; };
  let sending = null;
  let delay = 500;
  let timer = 0;

  for (const { item, choice } of read()) {
    const field = [...form.querySelectorAll("[data-item]")].find(f => f.dataset.item === item && f.value === (choice ?? "").toString());
    if (field) field.checked = true;
  }

  async function attempt() {
    const ops = read();
    if (!ops.length) return true;
    say(status.dataset.saving);
    try {
      const answer = await fetch(form.dataset.ops, {
        method: "POST", headers: { "Content-Type": "application/json", RequestVerificationToken: csrf },
        body: JSON.stringify(ops.slice(0, 100)), signal: AbortSignal.timeout(10000), keepalive: true,
      });
      if (answer.redirected || answer.status === 400 || answer.status === 401) {
        say(status.dataset.signedOut);
        return false;
      }
      if (!answer.ok) throw new Error(answer.status);
      const { done, refused } = await answer.json();
      const confirmed = new Set(done);
      write(read().filter(o => !confirmed.has(o.key)));
      delay = 500;
      if (read().length) return attempt();
      say(refused ?? status.dataset.saved);
      return true;
    } catch {
      say(status.dataset.offline);
      clearTimeout(timer);
      timer = setTimeout(send, delay * (0.5 + Math.random()));
      delay = Math.min(delay * 2, 15000);
      return false;
    }
  }

  function send() {
    sending ??= attempt().finally(() => { sending = null; });
    return sending;
  }

  form.addEventListener("change", e => {
    const field = e.target.closest("[data-item]");
    if (!field) return;
    write([...read().filter(o => o.item !== field.dataset.item), { key: newKey(), item: field.dataset.item, choice: field.value === "" ? null : Number(field.value) }]);
    count();
    clearTimeout(timer);
    delay = 500;
    timer = setTimeout(send, 250);
  });
  addEventListener("online", () => { delay = 500; send(); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") send(); });
  document.querySelector("form[data-finish]")?.addEventListener("submit", async e => {
    if (!read().length) return;
    e.preventDefault();
    if (await send() && !read().length) e.target.submit();
  });

  // Screens and the progress figure.
  const screens = [...document.querySelectorAll("[data-screen]")];
  const figure = document.querySelector("[data-figure]");
  const left = fieldset => !fieldset.querySelector("input:checked");
  const count = () => {
    if (!figure) return;
    const items = [...form.querySelectorAll("fieldset.item")];
    const open = items.filter(left);
    const minutes = Math.ceil(open.reduce((sum, f) => sum + Number(f.dataset.seconds), 0) / 60);
    const forms = figure.dataset.minutes.split("|");
    const plural = forms.length === 3 ? { one: 0, few: 1, many: 2, other: 2 }[new Intl.PluralRules("ru").select(minutes)] : minutes === 1 ? 0 : 1;
    figure.textContent = (open.length ? figure.dataset.left : figure.dataset.done)
      .replace("{0}", items.length - open.length).replace("{1}", items.length).replace("{2}", `${minutes}\u00a0${forms[plural]}`);
    document.querySelector("[data-progress]").value = items.length - open.length;
    document.querySelector("[data-all-answered]").hidden = open.length > 0;
    document.querySelector("[data-some-left]").hidden = open.length === 0;
    for (const line of document.querySelectorAll("[data-left-on]")) {
      const unanswered = [...form.querySelectorAll(`[data-screen="${line.dataset.leftOn}"] fieldset`)].filter(left).length;
      line.hidden = unanswered === 0;
      line.querySelector("[data-count]").textContent = unanswered;
    }
  };

  if (screens.length) {
    const last = Number(form.dataset.screens);
    let at = Number(form.dataset.screenAt);
    const back = form.querySelector("[data-back]");
    const show = (number, push) => {
      at = Math.min(Math.max(number, 1), last);
      for (const screen of screens) screen.hidden = Number(screen.dataset.screen) !== at;
      form.querySelector("[data-screen-do]").hidden = at === last;
      back.hidden = at === 1;
      const address = new URL(location);
      address.searchParams.set("screen", at);
      if (push) {
        history.pushState({ at }, "", address);
        const heading = screens.find(s => !s.hidden).querySelector("h2");
        heading.focus({ preventScroll: true });
        scrollTo(0, 0);
      }
    };
    history.replaceState({ at }, "");
    addEventListener("popstate", e => show(e.state?.at ?? 1, false));
    form.addEventListener("submit", e => { e.preventDefault(); send(); show(at + 1, true); });
    back.addEventListener("click", e => { e.preventDefault(); show(at - 1, true); });
    document.addEventListener("click", e => {
      const go = e.target.closest("[data-go]");
      if (!go) return;
      e.preventDefault();
      show(Number(go.dataset.go), true);
    });
    count();
  }

  if (read().length) send();
}
