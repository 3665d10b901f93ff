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

// Who judges is remembered in this browser, where nobody signs in.
(() => {
  const fill = () => {
    const name = localStorage.getItem("sayso-analyst");
    for (const field of document.querySelectorAll("[data-analyst]")) if (name && field.value === field.defaultValue) field.value = name;
  };
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-analyst]")) localStorage.setItem("sayso-analyst", event.target.value.trim());
  });
  document.addEventListener("htmx:afterSettle", fill);
  fill();
})();
