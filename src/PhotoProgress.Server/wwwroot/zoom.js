// Zooms and moves the two photos of a pair as one, inside a stage that stays where it is: buttons, wheel, pinch, drag, and keys while the stage has the focus.
const most = 8;
const step = 1.5;
const nudge = 0.1; // of the stage's side, for an arrow key

const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

function link(stage) {
  const photos = [...stage.querySelectorAll("img")];
  const bar = stage.closest("figure").querySelector(".zoombar");
  const told = bar.querySelector("output");
  const fingers = new Map();
  let view = { scale: 1, x: 0, y: 0 };

  const show = () => {
    const { clientWidth: width, clientHeight: height } = stage;
    view.x = clamp(view.x, width * (1 - view.scale), 0);
    view.y = clamp(view.y, height * (1 - view.scale), 0);
    for (const photo of photos) photo.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
    stage.classList.toggle("near", view.scale > 1);
    told.textContent = `${Math.round(100 * view.scale)} %`;
    bar.querySelector("[data-act=out]").disabled = view.scale <= 1;
    bar.querySelector("[data-act=in]").disabled = view.scale >= most;
  };

  const centre = () => ({ x: stage.clientWidth / 2, y: stage.clientHeight / 2 });

  const inside = (event) => {
    const box = stage.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  // What lies under the point stays under it.
  const zoom = (factor, at = centre()) => {
    const scale = clamp(view.scale * factor, 1, most);
    const grown = scale / view.scale;
    view = { scale, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown };
    show();
  };

  const move = (x, y) => {
    view = { ...view, x: view.x + x, y: view.y + y };
    show();
  };

  const reset = () => {
    view = { scale: 1, x: 0, y: 0 };
    show();
  };

  const pinch = (event) => {
    const other = [...fingers].find(([id]) => id !== event.pointerId)[1];
    const [was, now] = [fingers.get(event.pointerId), inside(event)];
    const span = (point) => Math.hypot(point.x - other.x, point.y - other.y) || 1;
    zoom(span(now) / span(was), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
  };

  const acts = { in: () => zoom(step), out: () => zoom(1 / step), reset };
  bar.addEventListener("click", (event) => acts[event.target.dataset.act]?.());

  const keys = {
    "+": acts.in, "=": acts.in, "-": acts.out, "0": reset,
    ArrowLeft: () => move(nudge * stage.clientWidth, 0), ArrowRight: () => move(-nudge * stage.clientWidth, 0),
    ArrowUp: () => move(0, nudge * stage.clientHeight), ArrowDown: () => move(0, -nudge * stage.clientHeight),
  };
  stage.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    if (event.key.startsWith("Arrow") && view.scale === 1) return; // nothing to move: the page scrolls
    event.preventDefault();
    keys[event.key]();
  });

  stage.addEventListener("wheel", (event) => {
    if (event.deltaY > 0 && view.scale === 1) return; // the page scrolls on
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 400), inside(event));
  }, { passive: false });

  stage.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, inside(event));
    if (view.scale > 1 || fingers.size > 1) stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    const [was, now] = [fingers.get(event.pointerId), inside(event)];
    if (fingers.size === 2) pinch(event);
    else if (view.scale > 1) move(now.x - was.x, now.y - was.y);
    fingers.set(event.pointerId, now);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) stage.addEventListener(end, (event) => fingers.delete(event.pointerId));

  for (const photo of photos) {
    photo.draggable = false;
    photo.addEventListener("load", show);
  }
  new ResizeObserver(show).observe(stage);
  stage.tabIndex = 0;
  stage.setAttribute("role", "group");
  stage.setAttribute("aria-label", "Both photos: plus and minus zoom, arrow keys move, 0 shows all");
  bar.hidden = false;
  show();
}

for (const stage of document.querySelectorAll("[data-zoom]")) link(stage);
