// Notes are saved at each pause of typing. What was typed is never thrown away: a failed saving is tried again at
// the next pause, and a conflict shows both texts.
const PAUSE = 800;

export function watchNotes(document) {
  for (const form of document.querySelectorAll("form[data-autosave]")) watch(form);
}

function watch(form) {
  const state = { timer: 0, dirty: false, busy: false };
  form.addEventListener("input", () => {
    state.dirty = true;
    clearTimeout(state.timer);
    state.timer = setTimeout(() => save(form, state), PAUSE);
  });
  form.addEventListener("change", () => save(form, state));
  addEventListener("pagehide", () => state.dirty && leave(form));
  form.closest("main").addEventListener("submit", async (event) => {
    if (event.target === form || !state.dirty || event.defaultPrevented) return;
    event.preventDefault();
    const button = event.submitter;
    await save(form, state);
    if (!state.dirty) event.target.requestSubmit(button ?? undefined);
  });
}

function body(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (name !== "base_revision" && name !== "csrfmiddlewaretoken") fields[name] = value;
  }
  for (const box of form.querySelectorAll("input[type=checkbox]")) fields[box.name] = box.checked;
  return JSON.stringify({ base_revision: Number(form.elements.base_revision?.value ?? 0), fields });
}

const headers = (form) => ({
  "Content-Type": "application/json",
  "X-CSRFToken": form.elements.csrfmiddlewaretoken.value,
});

function leave(form) {
  fetch(form.action, { method: "POST", headers: headers(form), body: body(form), keepalive: true }).catch(() => {});
}

async function save(form, state) {
  clearTimeout(state.timer);
  if (state.busy || !state.dirty) return;
  state.busy = true;
  state.dirty = false;
  try {
    const answer = await fetch(form.action, { method: "POST", headers: headers(form), body: body(form) });
    show(form, state, answer.status, await answer.json());
  } catch {
    state.dirty = true;
    say(form, "Not saved yet: the program does not answer. Your text is still here; it is tried again.", true);
    state.timer = setTimeout(() => save(form, state), 5000);
  }
  state.busy = false;
  if (state.dirty && !form.dataset.conflict) state.timer = setTimeout(() => save(form, state), PAUSE);
}

function show(form, state, status, said) {
  if (status === 200) {
    if (form.elements.base_revision) form.elements.base_revision.value = said.revision;
    for (const [field, words] of Object.entries(said.live ?? {})) showSentence(form, field, words);
    say(form, said.sentence);
    return;
  }
  state.dirty = true;
  say(form, said.sentence, true);
  if (status === 409) {
    form.dataset.conflict = "yes";
    state.dirty = false;
    const both = form.parentElement.querySelector(".conflict-link");
    if (both) both.hidden = false;
  }
}

function showSentence(form, field, { sentence, question }) {
  const place = form.querySelector(`[data-live="${field}"]`);
  if (!place) return;
  place.querySelector(".finished").textContent = sentence;
  place.querySelector(".ask").textContent = question;
}

function say(form, sentence, isTrouble = false) {
  const place = form.querySelector(".saved");
  place.textContent = sentence;
  place.classList.toggle("trouble", isTrouble);
}
