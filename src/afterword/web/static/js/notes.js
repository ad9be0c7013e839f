// Notes are kept on the device at each pause of typing, then saved by the program. What was typed is never thrown
// away: what could not be sent waits in the outbox, and a conflict shows both texts.
import "./saying.js";
import "./outbox.js";
import { restoreCards, watchAdding } from "./new-person.js";

const KEEP = 250;
const PAUSE = 800;
const RETRY = [5000, 10000, 20000, 40000, 60000];
const { outbox, saying } = globalThis;
const KEPT = saying("Kept on this device; it is sent when you are back online.");
const watched = new Map();
let retries = 0;
let retryTimer = 0;

export async function watchNotes(document) {
  const forms = [...document.querySelectorAll("form[data-autosave]")];
  if (forms.length === 0) return;
  new BroadcastChannel(outbox.CHANNEL).addEventListener("message", ({ data }) => hear(data));
  for (const form of forms) watch(form);
  watchAdding(document, { watch, desk, token, kick });
  document.addEventListener("submit", (event) => waitForNotes(event));
  addEventListener("online", kick);
  addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? leave() : kick()));
  addEventListener("pagehide", leave);
  try {
    await restoreCards(document, { watch, desk });
    for (const form of document.querySelectorAll("form[data-autosave]")) await restore(form);
  } catch {
    // A browser without storage (a private window): saving works as long as the program answers.
  }
  kick();
}

const desk = () => document.querySelector("meta[name=desk]")?.content ?? "";
const token = () => document.querySelector("form[data-autosave] [name=csrfmiddlewaretoken]")?.value ?? "";
const pathOf = (form) => new URL(form.action).pathname;

function watch(form) {
  const state = { keepTimer: 0, saveTimer: 0, dirty: false, waiting: false, key: "" };
  watched.set(form, state);
  form.querySelector(".save").hidden = true;
  form.addEventListener("input", () => {
    state.dirty = true;
    // What was said of the words before no longer holds for these.
    if (!form.dataset.conflict) say(form, "");
    clearTimeout(state.keepTimer);
    clearTimeout(state.saveTimer);
    state.keepTimer = setTimeout(() => keep(form, state), KEEP);
    // While two texts wait for a choice, every pause would make a third; what is typed goes with the choice.
    if (!form.dataset.conflict) state.saveTimer = setTimeout(() => save(form, state), PAUSE);
  });
}

function fieldsOf(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (name !== "base_revision" && name !== "csrfmiddlewaretoken") fields[name] = value;
  }
  for (const box of form.querySelectorAll("input[type=checkbox]")) fields[box.name] = box.checked;
  return fields;
}

function recordOf(form, state) {
  state.key = newKey();
  return {
    path: pathOf(form), desk: desk(), kind: "note", key: state.key, fields: fieldsOf(form),
    base: Number(form.elements.base_revision?.value ?? 0),
    about: { page: location.pathname, title: document.title, who: form.dataset.who ?? "" },
  };
}

export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function keep(form, state) {
  if (!state.dirty) return;
  clearTimeout(state.keepTimer);
  state.dirty = false;
  state.waiting = true;
  try {
    await outbox.keep(recordOf(form, state));
    if (!navigator.onLine) say(form, KEPT);
  } catch {
    await saveWithoutStorage(form, state);
  }
}

async function save(form, state) {
  clearTimeout(state.saveTimer);
  await keep(form, state);
  if (!state.waiting) return;
  if (navigator.onLine) say(form, saying("Saving …"));
  await flush();
}

// Where the browser stores nothing, the program is told at once.
async function saveWithoutStorage(form, state) {
  const record = { ...recordOf(form, state), after: [] };
  let why = saying("Not saved yet: the program does not answer. Your text is still here and is tried again.");
  try {
    const answer = await outbox.post(record, token());
    const said = await answer.json();
    if (answer.status < 500) return hear({ path: record.path, key: record.key, status: answer.status, said });
    why = saying("{reason} Your text is still here and is tried again: leave this page open.", { reason: said.sentence });
  } catch {
    // No answer, or none that can be read.
  }
  state.dirty = true;
  say(form, why, true);
  state.saveTimer = setTimeout(() => save(form, state), RETRY[0]);
}

async function flush() {
  clearTimeout(retryTimer);
  const isDone = await outbox.flush(token()).catch(() => true);
  if (isDone) {
    retries = 0;
    return true;
  }
  // The browser sends it even when this page is closed, where it can; the page tries as well.
  navigator.serviceWorker?.ready.then((worker) => worker.sync?.register("outbox")).catch(() => {});
  retryTimer = setTimeout(kick, RETRY[Math.min(retries++, RETRY.length - 1)]);
  return false;
}

export function kick() {
  flush().catch(() => {});
}

// What came of a saving: from this page, another tab or the service worker.
function hear({ path, key, status, said, moved }) {
  for (const [form, state] of watched) {
    if (pathOf(form) !== path) continue;
    if (moved) move(form, path, moved);
    else take(form, state, { key, status, said });
  }
}

// The person of a new card is known now. What was typed at this very moment still lies under the old name.
async function move(form, path, moved) {
  form.action = moved;
  const late = await outbox.one(path);
  if (!late) return;
  await outbox.put({ ...late, path: moved });
  await outbox.remove(path);
  kick();
}

function take(form, state, { key, status, said }) {
  if (status === 0) return say(form, navigator.onLine ? saying("The program does not answer. {kept}", { kept: KEPT }) : KEPT);
  if (status >= 500) return say(form, saying("{reason} Your text is kept in this browser, and saved by itself as soon as that works.", { reason: said.sentence }), true);
  if (status === 401) return say(form, said.sentence, true);
  if (status === 200) {
    if (form.elements.base_revision) form.elements.base_revision.value = said.revision;
    for (const [field, words] of Object.entries(said.live ?? {})) showSentence(form, field, words);
    if (key !== state.key || state.dirty) return;
    state.waiting = false;
    return say(form, said.sentence);
  }
  if (key === state.key) state.waiting = false;
  say(form, said.sentence, true);
  if (status === 409) showBoth(form, said.html);
}

function showBoth(form, html) {
  form.dataset.conflict = "yes";
  // Both texts are kept by now; they are shown side by side above the form.
  const place = form.parentElement.querySelector(".conflicts");
  if (!place) return;
  place.innerHTML = html;
  place.scrollIntoView({ block: "nearest" });
}

function showSentence(form, field, { sentence, question }) {
  const place = form.querySelector(`[data-live="${CSS.escape(field)}"]`);
  if (!place) return;
  place.querySelector(".finished").textContent = sentence;
  place.querySelector(".ask").textContent = question;
}

function say(form, sentence, isTrouble = false) {
  const place = form.querySelector(".saved");
  // On a phone the end of a card is far away: the bar below says the same to the eye.
  for (const each of [place, document.querySelector("[data-said-here]")]) {
    if (!each) continue;
    each.textContent = sentence;
    each.classList.toggle("trouble", isTrouble);
  }
}

// A page that was opened again shows what was typed on this device, where the page itself does not know it yet.
async function restore(form) {
  const record = await outbox.one(pathOf(form));
  const state = watched.get(form);
  if (!record || record.desk !== desk() || state.dirty) return;
  const revision = Number(form.elements.base_revision?.value ?? 0);
  if (record.state === "saved" && revision >= record.revision) return outbox.remove(record.path);
  if (record.state === "beside" && navigator.onLine) return outbox.remove(record.path);
  for (const [name, value] of Object.entries(record.fields)) fill(form.elements[name], value);
  state.key = record.key;
  if (record.state === "saved") form.elements.base_revision.value = record.revision;
  if (record.state === "waiting") {
    state.waiting = true;
    say(form, KEPT);
  }
  if (record.state === "refused") say(form, saying("Kept on this device only. {reason}", { reason: record.said }), true);
}

function fill(field, value) {
  if (!field) return;
  if (field.type === "checkbox") field.checked = value;
  else if (field.value !== value) field.value = value;
}

// The page goes away: what is typed is kept, and handed over without waiting for an answer.
function leave() {
  for (const [form, state] of watched) {
    if (!state.dirty) continue;
    const record = recordOf(form, state);
    state.dirty = false;
    state.waiting = true;
    outbox.keep(record).then((kept) => outbox.post(kept ?? record, token(), true)).catch(() => {});
  }
}

// Another form of the page waits until these notes are safe.
async function waitForNotes(event) {
  if (event.defaultPrevented) return;
  const unsafe = () => [...watched].find(([form, state]) => form !== event.target && (state.dirty || state.waiting));
  if (!unsafe()) return;
  event.preventDefault();
  for (const [form, state] of watched) if (form !== event.target) await keep(form, state);
  await flush();
  // The answers come over the channel: one turn of the page later.
  await new Promise((done) => setTimeout(done, 50));
  const left = unsafe();
  if (left) return left[0].scrollIntoView({ block: "end" });
  event.target.requestSubmit(event.submitter);
}
