// Walks over the list of the review queue, and shows the open claim's place in it.
(() => {
  const links = () => [...document.querySelectorAll("[data-case]")];
  const go = (step) => {
    const listed = links();
    if (!listed.length) return;
    const focused = listed.indexOf(document.activeElement);
    const from = focused >= 0 ? focused : listed.findIndex((link) => link.ariaCurrent === "true");
    listed[Math.min(Math.max(from + step, 0), listed.length - 1)].focus();
  };
  document.addEventListener("walk", (event) => go(event.detail));
  const form = document.getElementById("judge");
  if (form) form.open = true;
  const current = document.querySelector("[data-case][aria-current]");
  if (current && matchMedia("(min-width: 62rem)").matches) {
    const list = current.closest(".cases");
    list.scrollTop = current.offsetTop - list.offsetTop - list.clientHeight / 3;
  }
})();
