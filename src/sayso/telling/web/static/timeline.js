// The slider shows its day while it is moved, and asks for the page when it is let go.
(() => {
  const form = document.querySelector("[data-slider]");
  if (!form) return;
  const range = form.querySelector("input[type=range]");
  const shown = form.querySelector("output");
  const first = Date.UTC(1970, 0, 1), ordinal = 719163;
  const day = (number) => new Date(first + (number - ordinal) * 86400000).toISOString().slice(0, 10);
  range.addEventListener("input", () => {
    shown.textContent = day(Number(range.value));
    range.setAttribute("aria-valuetext", shown.textContent);
  });
  range.addEventListener("change", () => form.requestSubmit());
})();
