// The progress of a first look moves by itself; when it is done the page is loaded anew with what was found.
const PAUSE = 1000;

export function watchLook(document) {
  const progress = document.querySelector("[data-progress]");
  if (progress) setTimeout(() => step(document, progress), PAUSE);
}

async function step(document, progress) {
  try {
    const answer = await fetch(progress.dataset.progress, { headers: { Accept: "text/html" } });
    if (answer.status === 204) return document.defaultView.location.reload();
    if (answer.ok) progress.innerHTML = await answer.text();
  } catch {
    // The program may be starting anew: the next try tells.
  }
  setTimeout(() => step(document, progress), PAUSE);
}
