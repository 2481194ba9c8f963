/* A map on demand: pictures of the server that the office has named, under the place's own line. */
const SIZE = 256, LEAST = 7, MOST = 18, BEGIN = 16, STEP = 64, FILLED = 0.9;
const SVG = "http://www.w3.org/2000/svg";

const across = (longitude, zoom) => ((longitude + 180) / 360) * 2 ** zoom * SIZE;
const down = (latitude, zoom) => {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** zoom * SIZE;
};
const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

const drawn = (points) => {
  const shape = document.createElementNS(SVG, points.length > 1 ? "path" : "circle");
  if (points.length > 1) shape.setAttribute("d", `M${points.map((one) => one.join(" ")).join("L")}`);
  else {
    shape.setAttribute("cx", points[0][0]);
    shape.setAttribute("cy", points[0][1]);
    shape.setAttribute("r", 9);
  }
  return shape;
};

const start = (box) => {
  const view = box.querySelector("[data-map-view]");
  const buttons = box.querySelectorAll("[data-map-zoom]");
  const failed = box.querySelector("[data-map-failed]");
  const [west, south, east, north] = JSON.parse(box.dataset.bounds);
  const points = JSON.parse(box.dataset.points);
  const [longitude, latitude] = JSON.parse(box.dataset.middle);
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("aria-hidden", "true");
  let zoom = BEGIN, moved = [0, 0], pictures = new Map(), held = null;

  const picture = (column, row) => {
    const key = `${zoom}/${column}/${row}`;
    const there = pictures.get(key);
    if (there) return [key, there];
    const made = new Image(SIZE, SIZE);
    made.alt = "";
    made.draggable = false;
    made.addEventListener("error", () => { failed.hidden = false; });
    made.addEventListener("load", () => { failed.hidden = true; });
    made.src = box.dataset.tiles.replace("{z}", zoom).replace("{x}", column).replace("{y}", row);
    return [key, made];
  };

  const draw = () => {
    const width = view.clientWidth, height = view.clientHeight;
    if (!width) return;
    const x = clamp(across(longitude, zoom) + moved[0], across(west, zoom), across(east, zoom));
    const y = clamp(down(latitude, zoom) + moved[1], down(north, zoom), down(south, zoom));
    moved = [x - across(longitude, zoom), y - down(latitude, zoom)];
    const left = x - width / 2, top = y - height / 2;
    const shown = new Map();
    for (let column = Math.floor(left / SIZE); column * SIZE < left + width; column++) {
      for (let row = Math.floor(top / SIZE); row * SIZE < top + height; row++) {
        const [key, one] = picture(column, row);
        one.style.left = `${Math.round(column * SIZE - left)}px`;
        one.style.top = `${Math.round(row * SIZE - top)}px`;
        shown.set(key, one);
      }
    }
    for (const [key, one] of pictures) if (!shown.has(key)) one.remove();
    // What stays is not taken out and put back: it would be loaded again.
    for (const one of shown.values()) if (!one.isConnected) view.append(one);
    pictures = shown;
    drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
    drawing.replaceChildren(
      drawn(points.map(([east_, north_]) => [across(east_, zoom) - left, down(north_, zoom) - top])),
    );
    view.append(drawing);
    for (const button of buttons) {
      button.disabled = clamp(zoom + Number(button.dataset.mapZoom), LEAST, MOST) === zoom;
    }
  };

  const move = (x, y) => { moved = [moved[0] + x, moved[1] + y]; draw(); };
  const scale = (by) => {
    const wanted = clamp(zoom + by, LEAST, MOST);
    moved = moved.map((one) => one * 2 ** (wanted - zoom));
    zoom = wanted;
    draw();
  };
  const keys = {
    ArrowLeft: () => move(-STEP, 0), ArrowRight: () => move(STEP, 0),
    ArrowUp: () => move(0, -STEP), ArrowDown: () => move(0, STEP),
    "+": () => scale(1), "=": () => scale(1), "-": () => scale(-1),
  };
  view.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key]();
  });
  view.addEventListener("pointerdown", (event) => {
    held = [event.clientX, event.clientY];
    view.setPointerCapture(event.pointerId);
  });
  view.addEventListener("pointermove", (event) => {
    if (!held) return;
    move(held[0] - event.clientX, held[1] - event.clientY);
    held = [event.clientX, event.clientY];
  });
  for (const name of ["pointerup", "pointercancel"]) view.addEventListener(name, () => { held = null; });
  for (const button of buttons) {
    button.addEventListener("click", () => scale(Number(button.dataset.mapZoom)));
  }
  const spans = (project, at) => {
    const all = points.map((one) => project(one[at], zoom));
    return Math.max(...all) - Math.min(...all);
  };
  // All of a line is seen at first; a point as near as a reader wants it.
  const fit = () => {
    const isTooLarge = () => spans(across, 0) > view.clientWidth * FILLED || spans(down, 1) > view.clientHeight * FILLED;
    while (zoom > LEAST && isTooLarge()) zoom -= 1;
  };
  box.querySelector("[data-map-open]").addEventListener("click", (event) => {
    event.currentTarget.hidden = true;
    box.querySelector("[data-map-shown]").hidden = false;
    fit();
    draw();
    new ResizeObserver(draw).observe(view);
    view.focus();
  });
  box.hidden = false;
};

for (const box of document.querySelectorAll("[data-map]")) start(box);
