// What takes a while moves by itself; when it is done the page is loaded anew, or the one that it leads to.
const PAUSE = 1000;

export function watchLook(document) {
  const progress = document.querySelector("[data-progress]");
  if (progress) setTimeout(() => step(document, progress), PAUSE);
}

async function step(document, progress) {
  try {
    const answer = await fetch(progress.dataset.progress, { headers: { Accept: "text/html" } });
    if (answer.status === 204) return leave(document.defaultView.location, progress.dataset.then);
    if (answer.ok) progress.innerHTML = await answer.text();
  } catch {
    // The program may be starting anew: the next try tells.
  }
  setTimeout(() => step(document, progress), PAUSE);
}

function leave(place, next) {
  if (next) place.replace(next);
  else place.reload();
}
