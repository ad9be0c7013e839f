// While raw notes are typed: what they offer for the fields, at each pause. One key (Alt and a figure) or one tap takes
// a sentence into its field. Only what the server says is shown; a field that holds words is never written over.
const PAUSE = 300;

export function watchOffers(document) {
  for (const form of document.querySelectorAll("form[data-autosave]")) {
    if (form.querySelector("[data-offer]")) watch(form);
  }
}

function watch(form) {
  const state = { timer: 0, asked: 0 };
  form.addEventListener("input", (event) => {
    if (event.target.name === "private") return;
    clearTimeout(state.timer);
    state.timer = setTimeout(() => refresh(form, state), PAUSE);
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-name]");
    if (!button) return;
    event.preventDefault();
    take(form, button);
  });
  form.addEventListener("keydown", (event) => {
    const figure = /^Digit([1-9])$/.exec(event.code);
    if (!figure || !event.altKey || event.ctrlKey || event.metaKey) return;
    const button = form.querySelector(`.offers button[aria-keyshortcuts="Alt+${figure[1]}"]`);
    if (!button) return;
    event.preventDefault();
    take(form, button);
  });
}

function take(form, button) {
  const field = form.elements[button.dataset.name];
  if (!field || field.value.trim()) return;
  field.value = button.dataset.text;
  // The notes stay where the eyes are; the field says aloud what it holds now.
  const row = button.closest("li");
  const next = row.nextElementSibling?.querySelector("button") ?? form.elements.notes;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  row.remove();
  (document.activeElement === document.body ? next : document.activeElement).focus();
}

async function refresh(form, state) {
  const place = form.querySelector("[data-offer]");
  const number = ++state.asked;
  const filled = [...form.elements].filter((field) => field.name && field.value?.trim()).map((field) => field.name);
  try {
    const answer = await fetch(place.dataset.offer, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
      body: JSON.stringify({ notes: form.elements.notes.value, filled }),
    });
    if (!answer.ok || number !== state.asked) return;
    show(place, await answer.text());
  } catch {
    // Offers are a help; saving says by itself when the program does not answer.
  }
}

function show(place, html) {
  const made = document.createElement("div");
  made.innerHTML = html;
  const fresh = made.querySelector("[data-offer]");
  if (!fresh || fresh.innerHTML === place.innerHTML) return;
  const focused = place.contains(document.activeElement) ? document.activeElement.dataset.text : null;
  place.replaceChildren(...fresh.childNodes);
  if (focused !== null) [...place.querySelectorAll("button")].find((each) => each.dataset.text === focused)?.focus();
}
