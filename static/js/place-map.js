/* A map on demand: pictures of the server that the office has named, under the place's own line. */
const SIZE = 256, LEAST = 7, MOST = 18, BEGIN = 16, STEP = 64;
const SVG = "http://www.w3.org/2000/svg";

const across = (longitude, zoom) => ((longitude + 180) / 360) * 2 ** zoom * SIZE;
const down = (latitude, zoom) => {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** zoom * SIZE;
};
const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

const start = (box) => {
  const view = box.querySelector("[data-map-view]");
  const [west, south, east, north] = JSON.parse(box.dataset.bounds);
  const points = JSON.parse(box.dataset.points);
  let [longitude, latitude] = JSON.parse(box.dataset.middle);
  let zoom = BEGIN, moved = [0, 0];

  const draw = () => {
    const width = view.clientWidth, height = view.clientHeight;
    const x = clamp(across(longitude, zoom) + moved[0], across(west, zoom), across(east, zoom));
    const y = clamp(down(latitude, zoom) + moved[1], down(north, zoom), down(south, zoom));
    moved = [x - across(longitude, zoom), y - down(latitude, zoom)];
    const left = x - width / 2, top = y - height / 2;
    view.replaceChildren();
    for (let column = Math.floor(left / SIZE); column * SIZE < left + width; column++) {
      for (let row = Math.floor(top / SIZE); row * SIZE < top + height; row++) {
        const picture = new Image(SIZE, SIZE);
        picture.alt = "";
        picture.style.insetInlineStart = "auto";
        picture.style.left = `${Math.round(column * SIZE - left)}px`;
        picture.style.top = `${Math.round(row * SIZE - top)}px`;
        picture.src = box.dataset.tiles.replace("{z}", zoom).replace("{x}", column).replace("{y}", row);
        view.append(picture);
      }
    }
    const drawing = document.createElementNS(SVG, "svg");
    drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
    drawing.setAttribute("aria-hidden", "true");
    const placed = points.map(([east_, north_]) => [across(east_, zoom) - left, down(north_, zoom) - top]);
    const shape = document.createElementNS(SVG, placed.length > 1 ? "path" : "circle");
    if (placed.length > 1) shape.setAttribute("d", `M${placed.map((one) => one.join(" ")).join("L")}`);
    else {
      shape.setAttribute("cx", placed[0][0]);
      shape.setAttribute("cy", placed[0][1]);
      shape.setAttribute("r", 9);
    }
    drawing.append(shape);
    view.append(drawing);
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
    "+": () => scale(1), "-": () => scale(-1),
  };
  view.addEventListener("keydown", (event) => {
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  view.addEventListener("pointermove", (event) => {
    if (event.buttons) move(-event.movementX, -event.movementY);
  });
  for (const button of box.querySelectorAll("[data-map-zoom]")) {
    button.addEventListener("click", () => scale(Number(button.dataset.mapZoom)));
  }
  box.querySelector("[data-map-open]").addEventListener("click", (event) => {
    event.currentTarget.hidden = true;
    box.querySelector("[data-map-shown]").hidden = false;
    draw();
    view.focus();
  });
  box.hidden = false;
};

for (const box of document.querySelectorAll("[data-map]")) start(box);
