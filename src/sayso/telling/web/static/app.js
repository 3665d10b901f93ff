// What all pages share: the button for light and dark.
(() => {
  const root = document.documentElement;
  const dark = () =>
    root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const button = document.querySelector("[data-theme-button]");
  const name = () => { button.textContent = dark() ? "Light" : "Dark"; };
  if (button) {
    name();
    button.addEventListener("click", () => {
      root.dataset.theme = dark() ? "light" : "dark";
      localStorage.setItem("sayso-theme", root.dataset.theme);
      name();
    });
  }
})();
