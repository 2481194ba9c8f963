/* Pointing at a place: what is pointed at is written into the box for the position. That box can be typed into as well, and is all there is without a server of pictures. */
const SIZE = 256, LEAST = 7, MOST = 18, BEGIN = 12, NEAR = 15, STEP = 64, SLIP = 6;
const SVG = "http://www.w3.org/2000/svg";
const NUMBER = /[+-]?\d+(?:[./\u066b]\d+)?/g;

const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
const across = (longitude, zoom) => ((longitude + 180) / 360) * 2 ** zoom * SIZE;
const down = (latitude, zoom) => {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** zoom * SIZE;
};
const longitudeAt = (x, zoom) => (x / (2 ** zoom * SIZE)) * 360 - 180;
const latitudeAt = (y, zoom) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / (2 ** zoom * SIZE)))) * 180) / Math.PI;

const latin = (text) => text.replace(/[۰-۹]/g, (digit) => "۰۱۲۳۴۵۶۷۸۹".indexOf(digit)).replace(/[٠-٩]/g, (digit) => "٠١٢٣٤٥٦٧٨٩".indexOf(digit));
const persian = (text) => text.replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[digit]);

/* Latitude and longitude of what was typed, or nothing. */
const read = (text) => {
  const found = latin(text).match(NUMBER) || [];
  if (found.length !== 2) return null;
  return found.map((one) => Number(one.replace(/[/\u066b]/, ".")));
};

const start = (box) => {
  const input = document.getElementById(box.dataset.pointFor);
  const county = document.getElementById(box.dataset.pointCounty);
  const view = box.querySelector("[data-point-view]"), told = box.querySelector("[data-point-told]");
  const [west, south, east, north] = JSON.parse(box.dataset.bounds);
  const seats = JSON.parse(box.dataset.seats);
  let point = null, zoom = BEGIN, middle = { x: 0, y: 0 };

  const holds = ([latitude, longitude]) => latitude >= south && latitude <= north && longitude >= west && longitude <= east;
  const look = ([latitude, longitude], nearer) => {
    zoom = nearer;
    middle = { x: across(longitude, zoom), y: down(latitude, zoom) };
  };
  const lookWhereItIs = () => {
    const typed = read(input.value), seat = seats[county?.value];
    point = typed && holds(typed) ? typed : null;
    if (point) look(point, NEAR);
    else look(seat || [(south + north) / 2, (west + east) / 2], seat ? BEGIN : LEAST + 1);
  };

  const draw = () => {
    const width = view.clientWidth, height = view.clientHeight;
    middle.x = clamp(middle.x, across(west, zoom), across(east, zoom));
    middle.y = clamp(middle.y, down(north, zoom), down(south, zoom));
    const left = middle.x - width / 2, top = middle.y - height / 2;
    view.replaceChildren();
    for (let column = Math.floor(left / SIZE); column * SIZE < left + width; column++) {
      for (let row = Math.floor(top / SIZE); row * SIZE < top + height; row++) {
        const picture = new Image(SIZE, SIZE);
        picture.alt = "";
        picture.draggable = false;
        picture.style.left = `${Math.round(column * SIZE - left)}px`;
        picture.style.top = `${Math.round(row * SIZE - top)}px`;
        picture.src = box.dataset.tiles.replace("{z}", zoom).replace("{x}", column).replace("{y}", row);
        view.append(picture);
      }
    }
    const drawing = document.createElementNS(SVG, "svg");
    drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
    drawing.setAttribute("aria-hidden", "true");
    const cross = document.createElementNS(SVG, "path");
    cross.setAttribute("class", "cross");
    cross.setAttribute("d", `M${width / 2 - 12} ${height / 2}h24M${width / 2} ${height / 2 - 12}v24`);
    drawing.append(cross);
    if (point) {
      const pin = document.createElementNS(SVG, "circle");
      pin.setAttribute("cx", across(point[1], zoom) - left);
      pin.setAttribute("cy", down(point[0], zoom) - top);
      pin.setAttribute("r", 9);
      drawing.append(pin);
    }
    view.append(drawing);
  };

  const choose = (x, y) => {
    const chosen = [latitudeAt(y, zoom), longitudeAt(x, zoom)];
    if (!holds(chosen)) {
      told.textContent = box.dataset.outside;
      return;
    }
    point = chosen;
    input.value = chosen.map((one) => one.toFixed(5)).join(", ");
    input.dispatchEvent(new Event("input", { bubbles: true }));
    told.textContent = `${box.dataset.chosen} \u2066${persian(input.value)}\u2069`;
    draw();
  };
  const move = (x, y) => { middle = { x: middle.x + x, y: middle.y + y }; draw(); };
  const scale = (by) => {
    const wanted = clamp(zoom + by, LEAST, MOST);
    middle = { x: middle.x * 2 ** (wanted - zoom), y: middle.y * 2 ** (wanted - zoom) };
    zoom = wanted;
    draw();
  };

  const keys = {
    ArrowLeft: () => move(-STEP, 0), ArrowRight: () => move(STEP, 0),
    ArrowUp: () => move(0, -STEP), ArrowDown: () => move(0, STEP),
    "+": () => scale(1), "-": () => scale(-1), Enter: () => choose(middle.x, middle.y),
  };
  view.addEventListener("keydown", (event) => {
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  let held = null;
  view.addEventListener("pointerdown", (event) => { held = { way: 0 }; view.setPointerCapture(event.pointerId); });
  view.addEventListener("pointermove", (event) => {
    if (!held) return;
    held.way += Math.abs(event.movementX) + Math.abs(event.movementY);
    if (held.way >= SLIP) move(-event.movementX, -event.movementY);
  });
  view.addEventListener("pointerup", (event) => {
    const slipped = held ? held.way : SLIP;
    held = null;
    if (slipped >= SLIP) return;
    const edge = view.getBoundingClientRect();
    choose(
      middle.x - view.clientWidth / 2 + event.clientX - edge.left - view.clientLeft,
      middle.y - view.clientHeight / 2 + event.clientY - edge.top - view.clientTop,
    );
  });
  view.addEventListener("pointercancel", () => { held = null; });
  for (const button of box.querySelectorAll("[data-point-zoom]")) {
    button.addEventListener("click", () => scale(Number(button.dataset.pointZoom)));
  }
  const shown = box.querySelector("[data-point-shown]");
  for (const field of [input, county]) {
    field?.addEventListener("change", () => { if (!shown.hidden) { lookWhereItIs(); draw(); } });
  }
  box.querySelector("[data-point-open]").addEventListener("click", (event) => {
    event.currentTarget.hidden = true;
    shown.hidden = false;
    lookWhereItIs();
    draw();
    view.focus();
  });
  box.hidden = false;
};

for (const box of document.querySelectorAll("[data-point]")) start(box);
