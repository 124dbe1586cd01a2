// The chat of a group or a consultation, live: messages arrive while the page is open, what was missed comes in order after a lost line, and what was typed
// without a line waits on this device and goes once. Without this script the page is a form and a list.
const root = document.querySelector("[data-chat]");
const words = root.dataset;
const csrf = document.querySelector("meta[name=csrf]").content;
const lines = root.querySelector("[data-lines]");
const waiting = root.querySelector("[data-waiting]");
const state = document.querySelector("[data-chat-state]");
const announce = root.querySelector("[data-announce]");
const form = root.querySelector("[data-write]");
const store = `stazh-chat-${words.me}-${words.room}`;
const date = new Intl.DateTimeFormat(document.documentElement.lang === "en" ? "en-GB" : "ru", { day: "numeric", month: "long", timeZone: words.zone });
const time = new Intl.DateTimeFormat("ru", { hour: "2-digit", minute: "2-digit", timeZone: words.zone });
const element = (name, props = {}, ...children) => {
  const made = Object.assign(document.createElement(name), props);
  made.append(...children);
  return made;
};
let last = Number(words.last);
let connected = false;

// --- what is shown -----------------------------------------------------------------------------------------------------------------

function draw(line) {
  const mine = line.authorId === words.me;
  const at = new Date(line.at);
  const stamp = element("time", { textContent: `${date.format(at)}, ${time.format(at)}` });
  stamp.dateTime = at.toISOString();
  const who = element("p", { className: "who" }, element("span", { textContent: mine ? words.you : line.author }), stamp, " ",
    element("span", { className: "edited", textContent: line.isEdited && !line.isDeleted ? words.edited : "" }));
  const body = element("div");
  if (line.isDeleted) {
    body.append(element("p", { className: "gone", textContent: line.reason ? words.moderated.replace("{0}", line.reason) : words.gone }));
  } else {
    // Html of the server, made from Markdown with everything dangerous left out.
    body.append(element("div", { className: "words", innerHTML: line.html }));
    if (line.files.length) body.append(element("ul", { className: "attached" }, ...line.files.map(file => {
      const link = element("a", { href: file.address });
      if (file.thumb) link.append(element("img", { src: file.thumb, alt: "", width: 160 }));
      link.append(file.name);
      return element("li", {}, link);
    })));
  }
  const item = element("li", { id: `m-${line.id}`, className: mine ? "say mine" : "say" }, who, body);
  item.dataset.id = line.id;
  item.dataset.key = line.key;
  if (!line.isDeleted && (mine || words.staff)) {
    const act = element("a", { className: "act", href: `${words.address}/${line.id}`, textContent: mine ? words.edit : words.delete });
    act.setAttribute("aria-label", mine ? words.editLabel : words.deleteLabel.replace("{0}", line.author));
    item.append(act);
  }
  return item;
}

function show(line, aloud) {
  const item = draw(line);
  const known = document.getElementById(item.id);
  waiting.querySelector(`[data-key="${CSS.escape(line.key)}"]`)?.remove();
  if (known) {
    if (known.innerHTML !== item.innerHTML) known.replaceWith(item);
    return;
  }
  // A change of something further back than this page shows.
  const first = lines.querySelector("[data-id]");
  if (first && line.id < Number(first.dataset.id)) return;
  root.querySelector("[data-empty]")?.remove();
  const next = [...lines.querySelectorAll("[data-id]")].find(other => Number(other.dataset.id) > line.id);
  lines.insertBefore(item, next ?? null);
  last = Math.max(last, line.id);
  if (aloud && line.authorId !== words.me) {
    announce.append(element("span", { textContent: words.new.replace("{0}", line.author).replace("{1}", item.querySelector(".words")?.innerText ?? "") }));
    while (announce.childElementCount > 20) announce.firstChild.remove();
  }
  seen();
}

function status(online) {
  connected = online;
  state.hidden = false;
  state.textContent = online ? words.online : words.offline;
  state.classList.toggle("wait", !online);
  state.classList.toggle("done", online);
}

let seenTimer = 0;
function seen() {
  clearTimeout(seenTimer);
  if (document.visibilityState !== "visible" || !last) return;
  seenTimer = setTimeout(() => post("Seen", { last }).catch(() => {}), 1000);
}

// --- what is sent ------------------------------------------------------------------------------------------------------------------

function post(handler, fields) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) if (one) body.append(name, one);
  return fetch(`${words.address}${handler ? `?handler=${handler}` : ""}`, { method: "POST", body, headers: { RequestVerificationToken: csrf, Accept: "application/json" } });
}

const queue = () => JSON.parse(localStorage.getItem(store) ?? "[]");
const keep = all => all.length ? localStorage.setItem(store, JSON.stringify(all)) : localStorage.removeItem(store);

function showWaiting() {
  waiting.replaceChildren(...queue().map(message => {
    const item = element("li", { className: "say mine waiting" }, element("p", { className: "who" }, element("span", { textContent: words.you }), " ", element("span", { textContent: words.waits })),
      element("p", { className: "plain", textContent: message.text || message.names?.join(", ") || "" }));
    item.dataset.key = `${words.me.replaceAll("-", "")}:${message.key}`;
    return item;
  }));
}

function problem(text) {
  const box = root.querySelector("[data-error]");
  box.className = "errors";
  box.replaceChildren(...(text ? [element("ul", {}, element("li", { textContent: text }))] : []));
}

// One tab sends at a time, oldest first; a message leaves the queue only when the server has it. Its key makes a second sending harmless.
let pause = 1000;
let retry = 0;
async function send() {
  clearTimeout(retry);
  await (navigator.locks?.request(store, sendAll) ?? sendAll());
}

async function sendAll() {
  for (let message = queue()[0]; message; message = queue()[0]) {
    let answer;
    try {
      answer = await post("", { "Input.Text": message.text, "Input.FileIds": message.files ?? [], "Input.Key": message.key });
    } catch {
      status(false);
      again();
      return;
    }
    if (answer.redirected) {
      problem(words.again);
      again();
      return;
    }
    if (answer.status >= 500 || answer.status === 429) {
      again();
      return;
    }
    keep(queue().filter(other => other.key !== message.key));
    pause = 1000;
    if (answer.ok) {
      problem("");
      show(await answer.json(), false);
      if (!connected) connect();
    } else {
      showWaiting();
      const said = answer.status === 400 ? await answer.json().catch(() => ({})) : {};
      if (!said.error) {
        location.reload();
        return;
      }
      problem(said.error);
      form["Input.Text"].value = message.text;
    }
  }
}

function again() {
  pause = Math.min(pause * 2, 30000);
  retry = setTimeout(send, pause * (0.5 + Math.random() / 2));
}

form?.addEventListener("submit", event => {
  // Files that the uploading script has not taken go with the form itself.
  const posted = form.querySelector("input[type=file]");
  if (event.defaultPrevented || posted.files.length) return;
  event.preventDefault();
  const text = form["Input.Text"].value.trim();
  const uploaded = [...form.querySelectorAll("[name='Input.FileIds']")];
  if (!text && !uploaded.length) {
    form["Input.Text"].focus();
    return;
  }
  keep([...queue(), { key: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, text, files: uploaded.map(f => f.value), names: uploaded.map(f => f.dataset.name) }]);
  form.reset();
  localStorage.removeItem(`${store}-text`);
  form.querySelector("[data-uploaded]").replaceChildren();
  form.querySelector("details.attach").open = false;
  form.querySelector(".upload-state .form-text")?.replaceChildren();
  problem("");
  showWaiting();
  send();
});

// What is typed and not sent yet stays on this device.
form?.["Input.Text"].addEventListener("input", event => localStorage.setItem(`${store}-text`, event.target.value));
if (form && !form["Input.Text"].value) form["Input.Text"].value = localStorage.getItem(`${store}-text`) ?? "";

form?.["Input.Text"].addEventListener("keydown", event => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});

// --- the line ----------------------------------------------------------------------------------------------------------------------

const line = new signalR.HubConnectionBuilder().withUrl("/hubs/talk")
  .withAutomaticReconnect({ nextRetryDelayInMilliseconds: r => Math.min(15000, 500 * 2 ** Math.min(r.previousRetryCount, 5)) * (0.5 + Math.random()) })
  .withServerTimeout(40000)
  .configureLogging(signalR.LogLevel.None).build();
line.on("said", said => show(said, true));
line.onreconnecting(() => status(false));
line.onreconnected(join);
line.onclose(() => { status(false); later(); });

let redial = 0;
function later() {
  clearTimeout(redial);
  redial = setTimeout(connect, 3000 * (0.5 + Math.random()));
}

async function join() {
  try {
    const missed = await line.invoke(words.join, words.room, last);
    if (missed.tooMany) {
      location.reload();
      return;
    }
    for (const said of missed.lines) show(said, true);
    status(true);
    if (queue().length) send();
  } catch (error) {
    status(false);
    // The group is closed to this person: what is on the screen goes too.
    if (String(error).includes("404")) location.reload();
    else later();
  }
}

async function connect() {
  clearTimeout(redial);
  // The browser may say that it was offline although the line held: catching up is harmless.
  if (line.state === signalR.HubConnectionState.Connected) return join();
  if (line.state !== signalR.HubConnectionState.Disconnected) return;
  try {
    await line.start();
    await join();
  } catch {
    status(false);
    later();
  }
}

if (words.chat === "live") {
  showWaiting();
  connect();
  addEventListener("online", () => { connect(); send(); });
  if (queue().length) send();
  addEventListener("offline", () => status(false));
  document.addEventListener("visibilitychange", seen);
  // A notice of what already stands here is read with it.
  document.addEventListener("told-here", seen);
  seen();
}
