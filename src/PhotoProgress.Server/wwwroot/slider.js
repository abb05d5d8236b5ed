// Lays the two pictures of a pair over each other: left of the range's thumb the first, right of it the second. Arrow keys move it as any range.
for (const pair of document.querySelectorAll("[data-beforeafter]")) {
  const range = pair.querySelector("input");
  const first = pair.querySelector(".stage > div:first-child");
  const line = document.createElement("span");
  line.className = "edge";
  pair.querySelector(".stage").append(line);
  const move = () => {
    first.style.clipPath = `inset(0 ${100 - range.value}% 0 0)`;
    line.style.left = `${range.value}%`;
    range.setAttribute("aria-valuetext", `${range.value} percent before, the rest after`);
  };
  range.addEventListener("input", move);
  range.hidden = false;
  pair.classList.add("joined");
  move();
}
