// A process is dragged onto what was heard; the bar with these words comes up while something is dragged.
// The same words stand as buttons on each card, for keys and thumbs.
import "./saying.js";

const { saying } = globalThis;
const bar = document.querySelector("#drop-bar");
let card = null;

function begin(event) {
  card = event.target.closest?.(".card");
  if (!card || !bar) return;
  event.dataTransfer.setData("text/plain", card.querySelector(".company").textContent);
  event.dataTransfer.effectAllowed = "move";
  const moves = card.dataset.moves.split(" ");
  for (const button of bar.querySelectorAll("[data-target]")) button.hidden = !moves.includes(button.value);
  bar.querySelector("#drop-words").textContent = saying("{company}: drop it on what you heard", { company: card.querySelector(".company").textContent });
  // A bar that appears during dragstart itself would end the dragging in some browsers.
  setTimeout(() => {
    bar.hidden = false;
    card?.classList.add("moving");
  });
}

function end() {
  card?.classList.remove("moving");
  card = null;
  if (bar) bar.hidden = true;
  for (const each of bar?.querySelectorAll(".over") ?? []) each.classList.remove("over");
}

function over(event) {
  const target = event.target.closest?.("[data-target]");
  for (const each of bar.querySelectorAll(".over")) each.classList.toggle("over", each === target);
  if (!card || !target) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "move";
  target.classList.add("over");
}

function drop(event) {
  const target = event.target.closest?.("[data-target]");
  if (!card || !target) return;
  event.preventDefault();
  event.stopPropagation();
  bar.action = card.dataset.process;
  bar.requestSubmit(target);
}

if (bar) {
  document.addEventListener("dragstart", begin);
  document.addEventListener("dragend", end);
  bar.addEventListener("dragover", over);
  bar.addEventListener("drop", drop);
}
