// What was typed and is not yet with the program, in IndexedDB. The pages and the service worker both load this file,
// so it neither imports nor exports: it puts one object, `outbox`, into its world.
//
// One record a form (`path` is where it is saved): fields, base (the revision it was typed over), key (of this
// saving), after (keys of earlier savings that were sent and never answered), state:
//   waiting   not yet with the program      saved    there; kept so that an older page shows it
//   beside    there, next to another text   refused  the program does not take it; kept here
(() => {
  const CHANNEL = "afterword-outbox";
  const PATIENCE = 8000;
  const MOST_AFTER = 100;

  const open = () =>
    new Promise((done, failed) => {
      const asked = indexedDB.open("afterword", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("drafts", { keyPath: "path" });
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });

  // Runs `work(store)` in one transaction and gives what its request found, once all is written.
  async function within(mode, work) {
    const database = await open();
    try {
      return await new Promise((done, failed) => {
        const transaction = database.transaction("drafts", mode, { durability: "strict" });
        const found = {};
        transaction.oncomplete = () => done(found.value);
        transaction.onerror = transaction.onabort = () => failed(transaction.error);
        work(transaction.objectStore("drafts"), found);
      });
    } finally {
      database.close();
    }
  }

  const all = () => within("readonly", (store, found) => keepResult(store.getAll(), found));
  const one = (path) => within("readonly", (store, found) => keepResult(store.get(path), found));
  const put = (record) => within("readwrite", (store) => store.put(record));
  const remove = (path) => within("readwrite", (store) => store.delete(path));

  function keepResult(request, found) {
    request.onsuccess = () => (found.value = request.result);
  }

  // Change the record of a path in one transaction; `change` gets it (or undefined) and gives the new one, or null.
  function change(path, how) {
    return within("readwrite", (store, found) => {
      const asked = store.get(path);
      asked.onsuccess = () => {
        const next = how(asked.result);
        if (next === null) store.delete(path);
        else if (next !== undefined) store.put(next);
        found.value = next;
      };
    });
  }

  // What was typed now. Over a saving that is still on its way it keeps that one's base, and names it.
  function keep({ path, desk, kind, about, fields, base, key }) {
    return change(path, (old) => {
      const isOver = old?.state === "waiting" && old.desk === desk;
      const after = isOver ? [...old.after, ...(old.tried ? [old.key] : [])].slice(-MOST_AFTER) : [];
      const at = isOver ? old.at : Date.now();
      return { path, desk, kind, about, fields, key, after, at, base: isOver ? old.base : base, state: "waiting" };
    });
  }

  const say = (message) => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage(message);
    channel.close();
  };

  // Who is signed in, and a fresh token: null where nobody is. Throws where the program does not answer.
  async function knock() {
    const answer = await fetch("/offline/near", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status === 401 || answer.redirected) return null;
    if (!answer.ok) throw new Error("no answer");
    return answer.json();
  }

  // Notes on a person whom the program does not know yet wait for them.
  const canGo = (record) => record.state === "waiting" && !record.path.includes("/~");

  // Send what waits, oldest first. One at a time over all tabs and the worker. True when nothing waits any more.
  function flush(token = "") {
    const send = () => flushAlone(token);
    return globalThis.navigator?.locks ? navigator.locks.request("afterword-outbox", send) : send();
  }

  async function flushAlone(token) {
    const state = { token };
    for (;;) {
      const waiting = (await all()).filter(canGo).sort((a, b) => a.at - b.at);
      const next = waiting.find((each) => !state.left?.has(each.path));
      if (!next) return waiting.length === 0;
      if (!(await send(next, state))) return false;
    }
  }

  async function send(record, state) {
    try {
      if (!state.token && !(await greet(record, state))) return true;
      await change(record.path, (now) => (now?.key === record.key ? { ...now, tried: true } : undefined));
      let answer = await post(record, state.token);
      if (answer.status === 403 && (await greet(record, state))) answer = await post(record, state.token);
      // It answers, and says why it cannot save: a full disk.
      if (answer.status >= 500 && answer.headers.get("Content-Type")?.startsWith("application/json")) {
        say({ path: record.path, status: answer.status, said: await answer.json() });
        return false;
      }
      if (answer.status >= 500 || answer.redirected || answer.status === 403 || answer.status === 408 || answer.status === 429) {
        throw new Error("no answer");
      }
      if (answer.status === 401) return leave(record, state, self.saying("You are signed out. It is kept on this device; sign in and it is sent."));
      const said = answer.status === 404 ? { sentence: self.saying("These notes have no place any more: the person or the interview was removed. Your words are kept on this device.") } : await answer.json();
      await settle(record, answer.status, said);
      return true;
    } catch {
      say({ path: record.path, status: 0 });
      return false;
    }
  }

  // Notes of another person who used this browser are left alone.
  async function greet(record, state) {
    const known = await knock();
    if (!known) return leave(record, state, self.saying("You are signed out. It is kept on this device; sign in and it is sent.")), false;
    if (known.desk !== record.desk) return leave(record, state, ""), false;
    state.token = known.csrf;
    return true;
  }

  function leave(record, state, sentence) {
    (state.left ??= new Set()).add(record.path);
    if (sentence) say({ path: record.path, status: 401, said: { sentence } });
    return true;
  }

  function post(record, token, keepalive = false) {
    const { key, after, fields, base } = record;
    return fetch(record.kind === "person" ? record.about.to : record.path, {
      method: "POST",
      keepalive,
      signal: keepalive ? undefined : AbortSignal.timeout(PATIENCE),
      headers: { "Content-Type": "application/json", "X-CSRFToken": token, "X-Desk": record.desk },
      body: JSON.stringify({ key, after, base_revision: base, fields }),
    });
  }

  async function settle(record, status, said) {
    if (record.kind === "person" && status === 200) return settlePerson(record, said);
    await change(record.path, (now) => {
      if (!now) return undefined;
      if (now.key !== record.key) return status === 200 ? { ...now, base: said.revision, after: [] } : undefined;
      if (status === 200) return { ...now, state: "saved", revision: said.revision, after: [], tried: false };
      return { ...now, state: status === 409 ? "beside" : "refused", said: said.sentence };
    });
    say({ path: record.path, key: record.key, status, said });
  }

  // The person has a place now: the notes that were typed on them go there.
  async function settlePerson(record, said) {
    await within("readwrite", (store) => {
      const asked = store.get(record.about.notes);
      asked.onsuccess = () => {
        if (asked.result) {
          store.delete(record.about.notes);
          store.put({ ...asked.result, path: said.path });
        }
        store.delete(record.path);
      };
    });
    say({ path: record.about.notes, moved: said.path, status: 200, said });
  }

  // After what the program knows: of the saved ones only those of near interviews stay.
  async function tidy(near) {
    const paths = new Set(near.saves);
    const old = (await all()).filter((each) => each.state !== "waiting" && each.state !== "refused");
    for (const each of old) if (each.desk !== near.desk || !paths.has(each.path)) await remove(each.path);
  }

  async function forgetSaved() {
    for (const each of await all()) if (each.state === "saved" || each.state === "beside") await remove(each.path);
  }

  self.outbox = { CHANNEL, all, one, put, remove, keep, flush, post, tidy, forgetSaved };
})();
