// Lays the two pictures of a pair over each other under a range input. No markup depends on it.
document.querySelectorAll("[data-pair]").forEach(function (pair) {
  var pictures = pair.querySelectorAll("img");
  var slider = document.createElement("div");
  var top = pictures[0].cloneNode();
  var bottom = pictures[1].cloneNode();
  var range = document.createElement("input");
  var line = document.createElement("span");
  slider.className = "slider";
  top.alt = bottom.alt = "";
  top.className = "top";
  line.className = "line";
  range.type = "range";
  range.min = 0;
  range.max = 100;
  range.value = 50;
  range.setAttribute("aria-label", "Move between the photo before and the photo after");
  function move() {
    top.style.clipPath = "inset(0 " + (100 - range.value) + "% 0 0)";
    line.style.left = range.value + "%";
    range.setAttribute("aria-valuetext", range.value + " percent before, the rest after");
  }
  range.addEventListener("input", move);
  slider.append(bottom, top, line, range);
  var heading = document.createElement("p");
  heading.className = "slider-title";
  heading.textContent = "Both in one: drag from before (left) to after (right)";
  pair.after(heading, slider);
  move();
});
