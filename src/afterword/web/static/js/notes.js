// Notes are saved at each pause of typing. What was typed is never thrown away: a saving that failed is tried again,
// and a conflict shows both texts.
const PAUSE = 800;
const RETRY = 5000;
const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

export function watchNotes(document) {
  for (const form of document.querySelectorAll("form[data-autosave]")) watch(form);
}

function watch(form) {
  const state = { timer: 0, dirty: false, busy: false };
  const later = (wait) => {
    clearTimeout(state.timer);
    state.timer = setTimeout(() => save(form, state, later), wait);
  };
  form.querySelector(".save").hidden = true;
  form.addEventListener("input", () => {
    state.dirty = true;
    // While two texts wait for a choice, every pause would make a third; what is typed goes with the choice.
    if (!form.dataset.conflict) later(PAUSE);
  });
  addEventListener("pagehide", () => {
    if (state.dirty) post(form, true).catch(() => {});
  });
  // Another form of the page waits until these notes are safe.
  document.addEventListener("submit", async (event) => {
    if (event.target === form || event.defaultPrevented || !(state.dirty || state.busy)) return;
    event.preventDefault();
    await finish(form, state, later);
    if (!state.dirty) event.target.requestSubmit(event.submitter);
  });
}

async function finish(form, state, later) {
  while (state.busy) await sleep(50);
  if (state.dirty) await save(form, state, later);
  if (state.dirty) form.scrollIntoView({ block: "end" });
}

function body(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (name !== "base_revision" && name !== "csrfmiddlewaretoken") fields[name] = value;
  }
  for (const box of form.querySelectorAll("input[type=checkbox]")) fields[box.name] = box.checked;
  return JSON.stringify({ base_revision: Number(form.elements.base_revision?.value ?? 0), fields });
}

function post(form, keepalive) {
  return fetch(form.action, {
    method: "POST",
    keepalive,
    headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
    body: body(form),
  });
}

async function save(form, state, later) {
  clearTimeout(state.timer);
  if (state.busy) return later(PAUSE);
  if (!state.dirty) return;
  state.busy = true;
  state.dirty = false;
  say(form, "Saving …");
  try {
    const answer = await post(form, false);
    take(form, state, answer.status, await answer.json());
  } catch {
    state.dirty = true;
    say(form, "Not saved yet: the program does not answer. Your text is still here and is tried again.", true);
    later(RETRY);
  }
  state.busy = false;
}

function take(form, state, status, said) {
  if (status === 200) {
    if (form.elements.base_revision) form.elements.base_revision.value = said.revision;
    for (const [field, words] of Object.entries(said.live ?? {})) showSentence(form, field, words);
    return say(form, said.sentence);
  }
  say(form, said.sentence, true);
  if (status !== 409) {
    state.dirty = true;
    return;
  }
  form.dataset.conflict = "yes";
  // Both texts are kept by now; they are shown side by side above the form.
  const place = form.parentElement.querySelector(".conflicts");
  if (place) {
    place.innerHTML = said.html;
    place.scrollIntoView({ block: "nearest" });
  }
}

function showSentence(form, field, { sentence, question }) {
  const place = form.querySelector(`[data-live="${CSS.escape(field)}"]`);
  if (!place) return;
  place.querySelector(".finished").textContent = sentence;
  place.querySelector(".ask").textContent = question;
}

function say(form, sentence, isTrouble = false) {
  const place = form.querySelector(".saved");
  place.textContent = sentence;
  place.classList.toggle("trouble", isTrouble);
}
