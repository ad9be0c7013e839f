// The app on the device. Static files have the version in their address and are kept; pages come from the network,
// and where it is silent: the debrief of a near interview as it was last seen, else one honest page. Nothing else of
// the person is kept here, and nothing after signing out or erasing (the answer to that clears it).
/* global outbox, saying, SHELL */
const FILES = `shell-${SHELL.version}`;
const PAGES = "pages";
const NEAR = "/offline/near";
const PATIENCE = 4000;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(FILES).then((cache) => cache.addAll(SHELL.files)));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/static/")) event.respondWith(file(request));
  else if (request.mode === "navigate") event.respondWith(page(request, url.pathname));
});

self.addEventListener("message", (event) => {
  if (event.data?.what === "look") event.waitUntil(keepNear().catch(() => {}));
});

self.addEventListener("sync", (event) => {
  if (event.tag === "outbox") event.waitUntil(outbox.flush().then(stillWaits));
});

// The browser tries again later only where the promise fails.
function stillWaits(isDone) {
  if (!isDone) throw new Error("Some notes still wait.");
}

async function file(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function page(request, path) {
  const kept = await (await caches.open(PAGES)).match(path);
  try {
    const answer = await (kept ? inTime(fetch(request)) : fetch(request));
    if (kept && answer.status >= 502) return kept;
    if (kept && answer.status === 200) await (await caches.open(PAGES)).put(path, answer.clone());
    return answer;
  } catch {
    return kept ?? (await caches.match(SHELL.offline)) ?? Response.error();
  }
}

function inTime(promise) {
  const late = new Promise((_, failed) => setTimeout(() => failed(new Error("late")), PATIENCE));
  return Promise.race([promise, late]);
}

// Which debriefs are near, and a copy of each that changed. A browser that changed hands starts anew.
async function keepNear() {
  const answer = await fetch(NEAR, { cache: "no-store" });
  if (answer.status === 401 || answer.redirected) return forget();
  if (!answer.ok) return;
  const near = await answer.json();
  const known = await lastNear();
  if (known && known.desk !== near.desk) await forget();
  const cache = await caches.open(PAGES);
  const marks = new Map((known?.desk === near.desk ? known.pages : []).map((each) => [each.path, each.mark]));
  for (const each of near.pages) {
    if (marks.get(each.path) !== each.mark || !(await cache.match(each.path))) await copy(cache, each.path);
  }
  const wanted = new Set([NEAR, ...near.pages.map((each) => each.path)]);
  for (const each of await cache.keys()) if (!wanted.has(new URL(each.url).pathname)) await cache.delete(each);
  const { desk, pages } = near;
  await cache.put(NEAR, new Response(JSON.stringify({ desk, pages }), { headers: { "Content-Type": "application/json" } }));
  for (const name of await caches.keys()) if (name.startsWith("shell-") && name !== FILES) await caches.delete(name);
  await outbox.tidy(near);
}

async function lastNear() {
  const kept = await (await caches.open(PAGES)).match(NEAR);
  return kept ? kept.json() : null;
}

async function copy(cache, path) {
  const answer = await fetch(path, { cache: "no-store" });
  if (answer.ok && !answer.redirected) await cache.put(path, answer);
}

async function forget() {
  await caches.delete(PAGES);
  await outbox.forgetSaved();
}

// A notice: what it says came encrypted. A tap opens its page, in the window that is open already if there is one.
self.addEventListener("push", (event) => {
  const said = read(event.data);
  event.waitUntil(
    self.registration.showNotification(said.title, {
      body: said.body, tag: said.tag, icon: SHELL.icon, badge: SHELL.badge, data: { path: said.path },
    }),
  );
});

function read(data) {
  const usual = { title: "Afterword", body: saying("Something waits for you."), path: "/", tag: "afterword" };
  try {
    return { ...usual, ...data.json() };
  } catch {
    return usual;
  }
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openPage(event.notification.data?.path ?? "/"));
});

async function openPage(path) {
  const inside = new URL(path, self.location.origin);
  const address = inside.origin === self.location.origin ? inside.href : self.location.origin;
  const [open] = await self.clients.matchAll({ type: "window" });
  if (!open) return self.clients.openWindow(address);
  await open.focus().catch(() => {});
  return open.navigate(address).catch(() => self.clients.openWindow(address));
}
