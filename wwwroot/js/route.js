// The route without reloading: the same forms are sent by fetch, cards are dragged, arrows move the card in focus.
const board = document.getElementById("route");
const live = document.getElementById("route-live");
const arrows = { ArrowLeft: "earlier", ArrowRight: "later", ArrowUp: "up", ArrowDown: "down" };
let busy = false;

async function send(form, change, more = {}) {
  if (busy) return;
  busy = true;
  board.setAttribute("aria-busy", "true");
  const body = new FormData(form);
  body.set("Input.Do", change);
  for (const [name, value] of Object.entries(more)) body.set(`Input.${name}`, value);
  const focus = trace(document.activeElement);
  const open = [...board.querySelectorAll("details[id][open]")].map(d => d.id);
  try {
    const answer = await fetch(location.pathname, { method: "POST", body, headers: { "X-Part": "board" } });
    if (answer.redirected && !new URL(answer.url).pathname.endsWith("/route")) { location.assign(answer.url); return; }
    if (!answer.ok && answer.status !== 400 && answer.status !== 409) { live.textContent = live.dataset.offline; return; }
    board.innerHTML = await answer.text();
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    const errors = board.querySelector(".errors:not(.validation-summary-valid)");
    if (errors) { errors.tabIndex = -1; errors.focus(); return; }
    restore(focus);
    live.textContent = [board.firstElementChild?.dataset.said, board.querySelector("#route-figure")?.textContent].filter(Boolean).join(" ");
  } catch {
    live.textContent = live.dataset.offline;
  } finally {
    busy = false;
    board.removeAttribute("aria-busy");
  }
}

function trace(element) {
  const card = element?.closest?.(".stop, .candidate");
  const list = card?.closest(".week, details");
  return {
    card: card?.dataset.item, value: element?.value, id: element?.id,
    list: list?.dataset.week ? `[data-week="${list.dataset.week}"]` : list?.id && `#${list.id}`, at: card && cardsOf(list).indexOf(card),
  };
}

const cardsOf = list => [...list.querySelectorAll(".stop, .candidate")];

// The same button of the same card; when the card has gone, that of the card now in its place; when the form has closed, what opens it.
function restore({ card, value, id, list, at }) {
  const kept = card && board.querySelector(`[data-item="${card}"]`);
  const near = !kept && list && board.querySelector(list);
  const stop = kept || near && cardsOf(near)[Math.min(at, cardsOf(near).length - 1)];
  const button = stop && [...stop.querySelectorAll("button")].find(b => b.value === value);
  const target = button?.checkVisibility() ? button : button?.closest("details").querySelector("summary") ?? stop?.querySelector("button, summary") ?? near?.querySelector?.("summary") ?? (id && document.getElementById(id));
  (target || board.querySelector("#route-weeks"))?.focus?.();
}

board.addEventListener("submit", event => {
  const change = event.submitter?.value;
  if (!change) return;
  event.preventDefault();
  send(event.target, change);
});

board.addEventListener("keydown", event => {
  const moves = event.target.closest(".stop")?.querySelector(".moves");
  if (!moves || !arrows[event.key] || event.altKey || event.ctrlKey || event.metaKey || event.target.matches("input, textarea, select")) return;
  event.preventDefault();
  send(moves, arrows[event.key]);
});

let dragged = null;
board.addEventListener("dragstart", event => {
  dragged = event.target.closest(".stop[draggable], .candidate");
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.dataset.item ?? dragged.dataset.code);
  dragged.classList.add("dragged");
});
board.addEventListener("dragover", event => {
  const week = dragged && event.target.closest(".week[data-week]");
  if (!week) return;
  event.preventDefault();
  for (const other of board.querySelectorAll(".week.target")) other.classList.toggle("target", other === week);
  week.classList.add("target");
});
board.addEventListener("drop", event => {
  const week = dragged && event.target.closest(".week[data-week]");
  if (!week) return;
  event.preventDefault();
  const before = [...week.querySelectorAll(".stop")].find(s => s !== dragged && event.clientY < s.getBoundingClientRect().top + s.offsetHeight / 2);
  const place = { Week: week.dataset.week, ...(before && { Before: before.dataset.item }) };
  send(dragged.querySelector("form"), dragged.dataset.item ? "place" : "add", place);
});
board.addEventListener("dragend", () => {
  dragged?.classList.remove("dragged");
  dragged = null;
  for (const week of board.querySelectorAll(".week.target")) week.classList.remove("target");
});
