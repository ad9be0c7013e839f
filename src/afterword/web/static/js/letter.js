// The letter: remarks at their words, sources of the sentence one points at, and a key to approve.
// Marks lie in a layer over the text box, in the same letters; what is typed moves them, and ends those it touches.
import "./saying.js";

const { saying } = globalThis;
const box = document.querySelector("#body[data-marks]");
const findings = [...document.querySelectorAll(".margin .finding")];

const mac = /Mac|iPhone|iPad/.test(navigator.platform);
if (mac) for (const key of document.querySelectorAll(".keys kbd:first-child")) key.textContent = "⌘";

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
  const button = document.querySelector("[data-approve]");
  if (!button) return;
  event.preventDefault();
  button.form.requestSubmit(button);
});

// A subject is one line, however many rows it takes on a phone: Enter leads on to the letter.
document.querySelector("#subject")?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.isComposing) return;
  event.preventDefault();
  document.querySelector("#body")?.focus();
});

if (box) write(box);

function write(box) {
  const layer = document.createElement("div");
  layer.className = "marks";
  layer.setAttribute("aria-hidden", "true");
  box.after(layer);
  for (const each of document.querySelectorAll("[data-without-script]")) each.hidden = true;
  for (const each of document.querySelectorAll("[data-with-script]")) each.hidden = false;
  const state = {
    text: box.value,
    marks: JSON.parse(box.dataset.marks).map(([start, end, number, severity]) => ({ start, end, number, severity })),
    sources: JSON.parse(box.dataset.sources).map(([start, end, words]) => ({ start, end, words })),
    here: null,
  };
  const show = () => {
    draw(layer, state);
    alignFindings(layer);
  };
  box.addEventListener("input", () => {
    move(state, box.value);
    show();
  });
  layer.addEventListener("click", (event) => {
    const number = event.target.closest(".number")?.textContent;
    const finding = number && document.querySelector(`#finding-${number}`);
    finding?.scrollIntoView({ block: "nearest" });
    finding?.focus({ preventScroll: true });
  });
  document.addEventListener("click", (event) => {
    const number = event.target.closest("[data-words]")?.dataset.words;
    if (number) select(box, layer, state, Number(number));
  });
  pointAt(box, layer, state);
  new ResizeObserver(() => alignFindings(layer)).observe(box);
  document.fonts?.ready.then(() => alignFindings(layer));
  show();
}

function select(box, layer, state, number) {
  const mark = state.marks.find((each) => each.number === number);
  if (!mark) return;
  box.focus({ preventScroll: true });
  box.setSelectionRange(mark.start, mark.end);
  layer.querySelector(`mark[data-number="${number}"]`)?.scrollIntoView({ block: "center" });
}

// What stands before the change stays, what stands after it moves, what it touches is no longer known.
function move(state, text) {
  const before = state.text;
  const most = Math.min(before.length, text.length);
  let head = 0;
  while (head < most && before[head] === text[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1;
  const end = before.length - tail;
  const by = text.length - before.length;
  const keep = (spans) =>
    spans
      .filter((each) => each.end <= head || each.start >= end)
      .map((each) => (each.end <= head ? each : { ...each, start: each.start + by, end: each.end + by }));
  state.marks = keep(state.marks);
  state.sources = keep(state.sources);
  state.text = text;
}

function draw(layer, state) {
  const { text, marks, sources } = state;
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...marks, ...sources]) cuts.add(start).add(end);
  const places = [...cuts].sort((one, other) => one - other);
  const pieces = [];
  const numbered = new Set();
  for (let place = 0; place < places.length - 1; place += 1) {
    const [start, end] = [places[place], places[place + 1]];
    const mark = marks.find((each) => each.start <= start && each.end >= end);
    const source = sources.findIndex((each) => each.start <= start && each.end >= end);
    const piece = document.createElement(mark ? "mark" : "span");
    piece.textContent = text.slice(start, end);
    if (source >= 0) piece.dataset.source = source;
    if (mark) {
      piece.className = mark.severity;
      piece.dataset.number = mark.number;
    }
    pieces.push(piece);
    // Marks that overlap share their words; each number stands once, at the end of its own.
    for (const each of marks.filter((one) => one.end === end && !numbered.has(one.number))) {
      numbered.add(each.number);
      const number = document.createElement("b");
      number.className = "number";
      number.textContent = each.number;
      pieces.push(number);
    }
  }
  // The last line of a text box is as tall as any, also when it is empty.
  layer.replaceChildren(...pieces, document.createTextNode("\n"));
}

function pointAt(box, layer, state) {
  const line = document.querySelector(".source-line");
  const tell = (index) => {
    if (index === state.here) return;
    state.here = index;
    for (const each of layer.querySelectorAll("[data-source]")) {
      each.classList.toggle("here", index !== null && Number(each.dataset.source) === index);
    }
    line.hidden = index === null;
    line.textContent = index === null ? "" : saying("This sentence comes from: {sources}.", { sources: state.sources[index].words });
  };
  const atCaret = () => {
    const at = box.selectionStart;
    const found = state.sources.findIndex((each) => each.words && each.start <= at && at <= each.end);
    return found >= 0 && document.activeElement === box ? found : null;
  };
  document.addEventListener("selectionchange", () => tell(atCaret()));
  box.addEventListener("input", () => {
    state.here = undefined;
    tell(atCaret());
  });
  box.addEventListener("mousemove", (event) => {
    const over = [...layer.querySelectorAll("[data-source]")].find((each) =>
      [...each.getClientRects()].some(
        (area) => event.clientX >= area.left && event.clientX <= area.right && event.clientY >= area.top && event.clientY <= area.bottom,
      ),
    );
    tell(over && state.sources[Number(over.dataset.source)]?.words ? Number(over.dataset.source) : atCaret());
  });
  box.addEventListener("mouseleave", () => tell(atCaret()));
  box.addEventListener("blur", () => tell(null));
}

// In the margin each remark begins beside its words, or under the one before it.
function alignFindings(layer) {
  for (const finding of findings) finding.style.marginBlockStart = "";
  if (!matchMedia("(min-width: 76rem)").matches) return;
  for (const finding of findings) {
    const mark = finding.dataset.number && layer.querySelector(`mark[data-number="${finding.dataset.number}"]`);
    if (!mark) continue;
    const gap = mark.getBoundingClientRect().top - finding.getBoundingClientRect().top;
    if (gap > 0) finding.style.marginBlockStart = `${gap}px`;
  }
}
