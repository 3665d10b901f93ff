// The chosen colours, before anything is drawn. Nothing is chosen: the system's.
(() => {
  const chosen = localStorage.getItem("sayso-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
})();
