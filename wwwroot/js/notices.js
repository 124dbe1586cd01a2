// The bell in the header: its number goes up when something happens, without reloading. The library loads when the page is at rest.
const bell = document.querySelector(".bell");
const library = document.querySelector("script[data-signalr]")?.dataset.signalr;

function show(count) {
  bell.dataset.unread = count;
  const badge = bell.querySelector("[data-count]");
  badge.hidden = count === 0;
  badge.textContent = count > 99 ? "99+" : count;
  bell.setAttribute("aria-label", `${bell.dataset.label}: ${badge.textContent}`);
}

function load(src) {
  if (window.signalR) return Promise.resolve();
  return new Promise((done, failed) => document.head.append(Object.assign(document.createElement("script"), { src, onload: done, onerror: failed })));
}

async function listen() {
  await load(library);
  const line = new signalR.HubConnectionBuilder().withUrl("/hubs/notices")
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: r => Math.min(60000, 2000 * 2 ** Math.min(r.previousRetryCount, 5)) * (0.5 + Math.random()) })
    .configureLogging(signalR.LogLevel.None).build();
  line.on("told", (sentence, address) => {
    if (address === location.pathname) {
      document.dispatchEvent(new CustomEvent("told-here"));
      return;
    }
    show(Number(bell.dataset.unread) + 1);
    document.querySelector("[data-told]").textContent = sentence;
  });
  line.on("unread", address => { if (address !== location.pathname) show(Number(bell.dataset.unread) + 1); });
  await line.start();
}

if (bell && library && !navigator.connection?.saveData) {
  (window.requestIdleCallback ?? (work => setTimeout(work, 1500)))(() => listen().catch(() => {}));
}
