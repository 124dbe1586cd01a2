// Before the first paint: “as in the system” follows the system, and follows it when it changes.
const root = document.documentElement;
if (root.dataset.themeChoice === "auto") {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => { root.dataset.bsTheme = dark.matches ? "dark" : "light"; };
  apply();
  dark.addEventListener("change", apply);
}
