// Installs the service worker and has it keep the near debriefs; on the offline page, shows what this device keeps.
import "./saying.js";
import "./outbox.js";

const { saying, sayingCount } = globalThis;

export function keepOffline(document) {
  showKept(document).catch(() => {});
  document.addEventListener("submit", holdSignOut);
  if (!("serviceWorker" in navigator)) return;
  const begin = async () => {
    await navigator.serviceWorker.register("/service-worker.js", { scope: "/" });
    const worker = await navigator.serviceWorker.ready;
    worker.active?.postMessage({ what: "look" });
  };
  // After what the person waits for.
  const later = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 300));
  const start = () => later(() => begin().catch(() => {}));
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
}

async function showKept(document) {
  const place = document.querySelector("[data-kept-here]");
  if (!place) return;
  watchLine();
  document.querySelector("[data-again]")?.addEventListener("click", () => location.reload());
  const known = await (await caches.open("pages")).match("/offline/near");
  const { pages = [], desk = "" } = known ? await known.json() : {};
  const list = place.querySelector("ul");
  for (const { path, title } of pages) {
    const link = Object.assign(document.createElement("a"), { href: path, textContent: title });
    list.append(document.createElement("li"));
    list.lastChild.append(link);
  }
  place.hidden = pages.length === 0;
  const waiting = (await globalThis.outbox.all()).filter((each) => each.state === "waiting" && each.desk === desk).length;
  const line = document.querySelector("[data-waiting]");
  if (waiting) line.textContent = sayingCount("One page of notes waits on this device; it is sent when you are back online.", "{count} pages of notes wait on this device; they are sent when you are back online.", waiting);
}

// "Online" is only what the browser believes: the page comes again once the program answers, and never over a tap.
function watchLine() {
  let isLeaving = false;
  addEventListener("beforeunload", () => (isLeaving = true));
  addEventListener("online", async () => {
    const answer = await fetch("/offline", { cache: "no-store", signal: AbortSignal.timeout(8000) }).catch(() => null);
    if (answer?.ok && !isLeaving) location.reload();
  });
}

// Signing out clears this device. Notes that nobody else has are sent first; if that fails, it takes a second tap.
async function holdSignOut(event) {
  const form = event.target;
  if (new URL(form.action).pathname !== "/sign-out" || form.dataset.sure || event.defaultPrevented) return;
  event.preventDefault();
  await globalThis.outbox.flush(form.elements.csrfmiddlewaretoken.value).catch(() => {});
  const left = (await globalThis.outbox.all().catch(() => [])).filter((each) => each.state === "waiting" || each.state === "refused");
  form.dataset.sure = "yes";
  if (left.length === 0) return form.requestSubmit();
  const warning = Object.assign(document.createElement("p"), { className: "message warning", role: "alert" });
  warning.textContent = saying("Some notes are on this device only and could not be sent. Signing out throws them away: tap it again if you mean it.");
  form.before(warning);
}
