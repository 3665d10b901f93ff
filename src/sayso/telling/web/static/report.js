// Walks over the claims that are marked in a report, one mark for each claim, and keeps the place after a judgement.
(() => {
  const open = new URLSearchParams(location.search).get("claim");
  const marks = new Map();
  let at = -1;

  const collect = () => {
    marks.clear();
    for (const mark of document.querySelectorAll(".mark[data-claim]")) {
      if (!marks.has(mark.dataset.claim)) marks.set(mark.dataset.claim, mark);
    }
    at = [...marks.keys()].indexOf(open);
  };
  const go = (step) => {
    const ids = [...marks.keys()];
    if (!ids.length) return;
    const focused = document.activeElement?.dataset?.claim;
    if (focused) at = ids.indexOf(focused);
    at = Math.min(Math.max(at + step, 0), ids.length - 1);
    marks.get(ids[at]).focus();
  };
  document.addEventListener("walk", (event) => go(event.detail));
  // what was judged stands there anew: whoever uses keys goes on from it, or mends what was not kept
  document.addEventListener("htmx:afterSettle", () => {
    collect();
    const wrong = document.querySelector("#judge .wrong");
    (wrong ? document.querySelector("#judge [name=reason]") : document.getElementById("claim")).focus({ preventScroll: !wrong });
  });
  collect();
  if (open && marks.has(open) && matchMedia("(min-width: 62rem)").matches) marks.get(open).scrollIntoView({ block: "center" });
})();
