// A part of a post is quoted by selecting it: the answer form takes it without a new page.
const answer = document.querySelector("#answer textarea");

function selectedIn(box) {
  const selection = getSelection();
  return selection && !selection.isCollapsed && box.contains(selection.anchorNode) && box.contains(selection.focusNode) ? selection.toString() : "";
}

for (const link of answer ? document.querySelectorAll("[data-quote]") : []) {
  const box = link.closest("li").querySelector("[data-quotable]");
  // The click itself takes the selection away.
  let chosen = "";
  link.addEventListener("pointerdown", () => { chosen = selectedIn(box); });
  link.addEventListener("click", event => {
    event.preventDefault();
    const text = (chosen || selectedIn(box) || box.querySelector(".words").innerText).trim();
    chosen = "";
    const quote = `> **${box.dataset.quotable}:**\n${text.split("\n").map(line => "> " + line).join("\n")}\n\n`;
    answer.value = answer.value.trim() ? `${answer.value.trimEnd()}\n\n${quote}` : quote;
    document.querySelector("[data-reply]").value = link.dataset.quote;
    answer.focus();
    answer.setSelectionRange(answer.value.length, answer.value.length);
    answer.scrollIntoView({ block: "center" });
  });
}
