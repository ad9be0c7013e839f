// A person added by name while nobody answers: their card is there at once, and is theirs for good once the program
// has heard of them.
import "./saying.js";
import "./outbox.js";

const { outbox, saying } = globalThis;
const PATIENCE = 5000;

export function watchAdding(document, page) {
  const form = document.querySelector("form[data-add-person]");
  if (!form) return;
  goToAdded(document);
  const door = form.closest("details");
  // In the tap itself, or phones do not bring up their keyboard.
  door?.querySelector("summary").addEventListener("click", (event) => {
    if (door.open) return;
    event.preventDefault();
    door.open = true;
    form.elements.name.focus();
  });
  form.addEventListener("submit", async (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    await add(form, page);
  });
}

// Once: reloading by hand, or coming back, leads nowhere of its own.
function goToAdded(document) {
  const key = history.state?.added;
  if (!key) return;
  history.replaceState(null, "");
  history.scrollRestoration = "auto";
  const card = document.querySelector(`#person-${key}`);
  card?.querySelector("textarea").focus({ preventScroll: true });
  // After the words of the cards above have their place, and after the browser's own way to the fragment.
  const look = () => requestAnimationFrame(() => card?.scrollIntoView());
  if (document.readyState === "complete") look();
  else addEventListener("load", look, { once: true });
}

async function add(form, page) {
  const key = crypto.randomUUID?.() ?? String(Date.now()).padStart(16, "0");
  const fields = Object.fromEntries([...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken"));
  const path = new URL(form.action).pathname;
  const about = { to: path, notes: path.replace(/people$/, `notes/~${key}`), page: location.pathname, title: document.title, who: fields.name };
  const record = { path: `${path}#${key}`, desk: page.desk(), kind: "person", key, after: [], fields, about, base: 0, at: Date.now(), state: "waiting" };
  const place = form.querySelector(".saved");
  place.textContent = saying("Adding …");
  try {
    const answer = await inTime(outbox.post(record, page.token()));
    if (answer.status >= 500 || answer.redirected) throw new Error("no answer");
    const known = await answer.json();
    if (!answer.ok) return void (place.textContent = known.sentence);
    // A page that is loaded again stays where it was; the new card is what the eyes want.
    history.scrollRestoration = "manual";
    history.replaceState({ added: known.person }, "", `#person-${known.person}`);
    return void location.reload();
  } catch {
    await outbox.put(record);
    form.reset();
    place.textContent = "";
    if (form.closest("details")) form.closest("details").open = false;
    const card = show(record, page);
    card?.querySelector("textarea").focus();
    page.kick();
  }
}

const inTime = (promise) =>
  Promise.race([promise, new Promise((_, failed) => setTimeout(() => failed(new Error("late")), PATIENCE))]);

export async function restoreCards(document, page) {
  const waiting = (await outbox.all()).filter((each) => each.kind === "person" && each.about.page === location.pathname);
  for (const record of waiting.sort((a, b) => a.at - b.at)) if (record.desk === page.desk()) show(record, page);
}

function show(record, page) {
  const template = document.querySelector("#new-person-card");
  if (!template) return null;
  const card = template.content.firstElementChild.cloneNode(true);
  for (const each of card.querySelectorAll("[id], [for], [aria-describedby], [aria-labelledby]")) rename(each, record.key);
  rename(card, record.key);
  card.querySelector("h2").textContent = record.fields.name;
  const form = card.querySelector("form");
  form.action = record.about.notes;
  form.dataset.who = record.fields.name;
  template.before(card);
  page.watch(form);
  if (record.state === "refused") form.querySelector(".saved").textContent = saying("Kept on this device only. {reason}", { reason: record.said });
  return card;
}

function rename(element, key) {
  for (const name of ["id", "for", "aria-describedby", "aria-labelledby"]) {
    const value = element.getAttribute(name);
    if (value) element.setAttribute(name, value.replaceAll("-new", `-${key}`));
  }
}
