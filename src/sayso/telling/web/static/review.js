// Keys of the review queue: j and k walk over the list, Enter (the link's own) opens a claim; a, r and e open the form
// to judge it; Escape goes back to the list; ? helps.
(() => {
  const help = document.getElementById("help");
  const links = () => [...document.querySelectorAll("[data-case]")];
  const go = (step) => {
    const listed = links();
    if (!listed.length) return;
    const focused = listed.indexOf(document.activeElement);
    const from = focused >= 0 ? focused : listed.findIndex((link) => link.ariaCurrent === "true");
    listed[Math.min(Math.max(from + step, 0), listed.length - 1)].focus();
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
  const form = document.getElementById("judge");
  if (form) form.open = true;
  const current = document.querySelector("[data-case][aria-current]");
  if (current && matchMedia("(min-width: 62rem)").matches) {
    const list = current.closest(".cases");
    list.scrollTop = current.offsetTop - list.offsetTop - list.clientHeight / 3;
  }
})();
