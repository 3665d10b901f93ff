// Keys of the report's page: j and k walk over the claims, Enter (the link's own) opens one, Escape closes, ? helps.
(() => {
  const ids = [];
  const marks = new Map();
  for (const mark of document.querySelectorAll(".mark[data-claim]")) {
    if (!marks.has(mark.dataset.claim)) {
      marks.set(mark.dataset.claim, mark);
      ids.push(mark.dataset.claim);
    }
  }
  const help = document.getElementById("help");
  const open = new URLSearchParams(location.search).get("claim");
  let at = ids.indexOf(open);

  const go = (step) => {
    if (!ids.length) return;
    const focused = document.activeElement?.dataset?.claim;
    if (focused) at = ids.indexOf(focused);
    at = Math.min(Math.max(at + step, 0), ids.length - 1);
    marks.get(ids[at]).focus();
  };
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    "?": () => help.showModal(),
    Escape: () => { const close = document.querySelector("[data-close]"); if (close) close.click(); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.closest("input, textarea, select")) return;
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  if (open && marks.has(open) && matchMedia("(min-width: 62rem)").matches) marks.get(open).scrollIntoView({ block: "center" });
})();
