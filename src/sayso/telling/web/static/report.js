// Keys of the report's page: j and k walk over the claims, Enter (the link's own) opens one, Escape closes it; a, r and e
// open the form to judge it; ? helps.
(() => {
  const help = document.getElementById("help");
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
  const judge = (says, field) => () => {
    const form = document.getElementById("judge");
    if (!form) return;
    form.open = true;
    form.querySelector(`input[name=says][value=${says}]`).checked = true;
    form.querySelector(`[name=${field}]`).focus();
  };
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    a: judge("accept", "reason"),
    r: judge("reject", "reason"),
    e: judge("value", "field"),
    "?": () => help.showModal(),
    Escape: () => { const close = document.querySelector("[data-close]"); if (close) close.click(); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select")) return;
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  // what was judged stands there anew: whoever uses keys goes on from it, or mends what was not kept
  document.addEventListener("htmx:afterSettle", () => {
    collect();
    const wrong = document.querySelector("#judge .wrong");
    (wrong ? document.querySelector("#judge [name=reason]") : document.getElementById("claim")).focus({ preventScroll: !wrong });
  });
  collect();
  if (open && marks.has(open) && matchMedia("(min-width: 62rem)").matches) marks.get(open).scrollIntoView({ block: "center" });
})();
