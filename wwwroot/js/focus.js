// A form sent from the keyboard: on the page that answers, the keyboard goes on at the first error, at the line that the address names or at the
// notice, not at the top of the page. Who works by hand keeps the page as it is.
const mark = "sent-by-keyboard";
addEventListener("submit", event => {
  if (!event.defaultPrevented && document.activeElement?.matches(":focus-visible")) sessionStorage.setItem(mark, "yes");
});

if (sessionStorage.getItem(mark)) {
  sessionStorage.removeItem(mark);
  const line = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const place = document.querySelector("main .errors li")?.closest(".errors") ?? (line || document.querySelector("main .notice[role=status]"));
  if (place && document.activeElement === document.body) {
    if (place.tabIndex < 0) place.tabIndex = -1;
    place.focus();
  }
}
