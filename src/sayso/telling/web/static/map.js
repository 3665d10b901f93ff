// Draws the rows of the table on a map without tiles; places that would cover each other are drawn as one.
(() => {
  const home = document.querySelector("[data-map]");
  if (!home || !window.L) return;
  const ACROSS = { point: 20, ring: 26, area: 54 };
  const CLOSE = 30;
  const rows = [...document.querySelectorAll("[data-spots] tbody tr")].map((row) => ({
    row,
    at: L.latLng(Number(row.dataset.lat), Number(row.dataset.lon)),
    shape: row.dataset.shape,
    precision: Number(row.dataset.precision),
    claims: Number(row.dataset.claims),
    disputed: Number(row.dataset.disputed),
    name: row.dataset.name,
    link: row.querySelector("a").href,
  }));
  // Where most claims are: what lies within a few degrees of the middle one, if that is most; else everything.
  const middle = () => {
    const each = rows.filter((one) => one.precision < 6).flatMap((one) => Array(one.claims).fill(one));
    const half = (key) => each.map((one) => one.at[key]).sort((a, b) => a - b)[Math.floor(each.length / 2)];
    const near = each.filter((one) => Math.abs(one.at.lat - half("lat")) < 2 && Math.abs(one.at.lng - half("lng")) < 2);
    return near.length * 2 > each.length ? near : rows;
  };
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(home, {
    minZoom: 2, maxZoom: 13, worldCopyJump: true, zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still,
  });
  map.attributionControl.setPrefix("Leaflet").addAttribution("Natural Earth, de facto borders");
  map.fitBounds(L.latLngBounds(middle().map((one) => one.at)).pad(0.3), { maxZoom: 10, animate: false });
  fetch("/static/basemap.json").then((answer) => answer.json()).then((land) => {
    L.geoJSON(land, { interactive: false, style: { className: "land" } }).addTo(map).bringToBack();
  });

  const element = (name, text, parent, style) => {
    const made = document.createElement(name);
    if (style) made.className = style;
    made.textContent = text;
    if (parent) parent.append(made);
    return made;
  };
  const told = (group) => {
    const list = document.createElement("div");
    for (const one of group) {
      const line = element("p", "", list);
      element("a", one.name, line).href = one.link;
      line.append(`: ${one.claims} claim${one.claims === 1 ? "" : "s"}${one.disputed ? `, ${one.disputed} in dispute` : ""}`);
    }
    return list;
  };
  const icon = (group) => {
    const [first] = group;
    const many = group.length > 1;
    const disputed = group.some((one) => one.disputed);
    const across = many && first.shape !== "area" ? 32 : ACROSS[first.shape] + (first.precision >= 4 ? 18 : 0);
    const inside = element("span", String(group.reduce((sum, one) => sum + one.claims, 0)));
    const name = element("span", many ? `${group.length} places` : first.name, null, "name");
    const box = document.createElement("div");
    box.append(inside, name);
    const style = `spot ${many && first.shape !== "area" ? "many" : first.shape}${disputed ? " disputed" : ""}`;
    return L.divIcon({ className: style, html: box, iconSize: [across, across] });
  };
  const point = (group, on) => group.forEach((one) => one.row.classList.toggle("pointed", on));
  // Areas lie under the others, large and see-through, and join only one another.
  const gathered = () => {
    const groups = [];
    for (const one of rows) {
      const here = map.latLngToLayerPoint(one.at);
      const near = groups.find((group) => (group[0].shape === "area") === (one.shape === "area") &&
        map.latLngToLayerPoint(group[0].at).distanceTo(here) < CLOSE);
      if (near) near.push(one);
      else groups.push([one]);
    }
    return groups;
  };
  const layer = L.layerGroup().addTo(map);
  // A name that would run over another, or over a mark, is left to the popup and the table.
  const unclutter = (drawn) => {
    const boxes = drawn.map((one) => one.getElement().getBoundingClientRect());
    for (const one of drawn) {
      const name = one.getElement().querySelector(".name");
      const box = name.getBoundingClientRect();
      const free = boxes.every((other) => box.right < other.left || other.right < box.left || box.bottom < other.top || other.bottom < box.top);
      if (free) boxes.push(box);
      else name.hidden = true;
    }
  };
  const draw = () => {
    layer.clearLayers();
    const drawn = [];
    for (const group of gathered()) {
      const words = group.length > 1 ? `${group.length} places: ${group.map((one) => one.name).join(", ")}` : group[0].name;
      drawn.push(L.marker(group[0].at, { icon: icon(group), title: words, alt: words, zIndexOffset: group[0].shape === "area" ? -1000 : 0 })
        .bindPopup(told(group))
        .on("mouseover focus popupopen", () => point(group, true))
        .on("mouseout blur popupclose", () => point(group, false))
        .addTo(layer));
    }
    unclutter(drawn);
  };
  map.on("zoomend", draw);
  draw();
})();
