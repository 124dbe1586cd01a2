// The tutor's session: minutes left, one button for “everybody is here”, ticks that survive a lost line.
const timer = document.querySelector("[data-ends]");
if (timer) {
  const tick = () => {
    const left = Math.max(0, Number(timer.dataset.ends) - Date.now());
    timer.textContent = `${Math.floor(left / 60000)}:${String(Math.floor(left / 1000) % 60).padStart(2, "0")}`;
  };
  tick();
  setInterval(tick, 1000);
}

for (const form of document.querySelectorAll("form[data-ticks]")) {
  const all = form.querySelector("[data-tick-all]");
  all.hidden = false;
  all.addEventListener("click", () => {
    for (const box of form.querySelectorAll("[name=present]")) box.checked = true;
    keep();
  });
  const key = `ticks:${location.pathname}:${form.dataset.ticks}`;
  const keep = () => localStorage.setItem(key, JSON.stringify([...form.querySelectorAll("input[type=checkbox]")].map(b => b.checked)));
  const kept = localStorage.getItem(key);
  // What the server has taken is forgotten here; ticks of the other steps wait for their own button.
  if (document.querySelector(".notice") && sessionStorage.getItem("ticks-sent") === key) localStorage.removeItem(key);
  else if (kept) {
    const boxes = form.querySelectorAll("input[type=checkbox]");
    JSON.parse(kept).forEach((on, i) => { if (boxes[i]) boxes[i].checked = on; });
  }
  form.addEventListener("submit", () => sessionStorage.setItem("ticks-sent", key));
  form.addEventListener("change", event => {
    // A product without its maker is impossible.
    if (event.target.name === "product" && event.target.checked) form.querySelector(`[name=present][value="${event.target.value}"]`).checked = true;
    keep();
  });
}
