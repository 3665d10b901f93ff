// Keys of pages on which claims are judged: j and k ask the page to walk on or back (event "walk"), a, r and e open the
// form to judge the open claim, Escape closes it, ? helps. Keys that are typed into a field are left alone.
(() => {
  const help = document.getElementById("help");
  const walk = (step) => () => document.dispatchEvent(new CustomEvent("walk", { detail: step }));
  const judge = (says, field) => () => {
    const form = document.getElementById("judge");
    if (!form) return;
    form.open = true;
    form.querySelector(`input[name=says][value=${says}]`).checked = true;
    form.querySelector(`[name=${field}]`).focus();
  };
  const keys = {
    j: walk(1),
    k: walk(-1),
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
})();
