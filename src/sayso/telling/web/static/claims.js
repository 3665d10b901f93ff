// The boxes of the list of claims: one that ticks all of them, and how many are ticked.
(() => {
  const boxes = () => [...document.querySelectorAll("[data-choosing] input[name=claim]")];
  const tell = () => {
    const all = document.querySelector("[data-all]");
    if (!all) return;
    const ticked = boxes().filter((box) => box.checked).length;
    all.hidden = false;
    all.checked = ticked > 0 && ticked === boxes().length;
    all.indeterminate = ticked > 0 && !all.checked;
    document.querySelector("[data-count]").textContent = ticked ? `${ticked} claim${ticked === 1 ? "" : "s"}` : "them";
  };
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-all]")) for (const box of boxes()) box.checked = event.target.checked;
    tell();
  });
  document.addEventListener("htmx:afterSettle", tell);
  tell();
})();
