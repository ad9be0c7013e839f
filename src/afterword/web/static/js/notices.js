// Notices in this browser: asked for only after a tap on a button that says what it does.
import "./saying.js";

const { saying } = globalThis;

export function offerNotices(document) {
  const place = document.querySelector("[data-push-key]");
  if (!place) return;
  const button = place.querySelector("[data-push-on]");
  const say = (words) => (place.querySelector("[data-push-said]").textContent = words);
  if (!("serviceWorker" in navigator) || !("PushManager" in window)) {
    say(isBareIphone() ? saying("First add Afterword to your Home Screen (Share, then Add to Home Screen); then open it from there.") : saying("This browser knows no push notices, or the address is not secured (https)."));
    return;
  }
  if (Notification.permission === "denied") {
    say(saying("Notices of this site are blocked in the browser. Allow them in its settings, then come back."));
    return;
  }
  button.hidden = false;
  say("");
  navigator.serviceWorker.ready
    .then((worker) => worker.pushManager.getSubscription())
    .then((known) => known && say(saying("Notices are on in this browser.")))
    .catch(() => {});
  button.addEventListener("click", () => switchOn(place, say).catch(() => say(saying("That did not work: the browser could not reach its push service. Nothing was changed."))));
}

const isBareIphone = () => /iPhone|iPad/.test(navigator.userAgent) && !navigator.standalone;

async function switchOn(place, say) {
  if ((await Notification.requestPermission()) !== "granted") return say(saying("You did not allow it. Nothing was changed."));
  say(saying("Switching on …"));
  const worker = await navigator.serviceWorker.ready;
  const known = await worker.pushManager.getSubscription();
  if (known && !isOurs(known, place.dataset.pushKey)) await known.unsubscribe();
  const subscription = await worker.pushManager.subscribe({
    userVisibleOnly: true, applicationServerKey: bytes(place.dataset.pushKey),
  });
  const answer = await fetch(place.dataset.pushTo, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": place.querySelector("[name=csrfmiddlewaretoken]").value },
    body: JSON.stringify(subscription),
  });
  say((await answer.json()).sentence);
}

function isOurs(subscription, key) {
  const stored = subscription.options.applicationServerKey;
  return stored && bytes(key).every((byte, place) => byte === new Uint8Array(stored)[place]);
}

function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}
