// The browser knows the time zone better than a server that runs on UTC. It is offered, and the person confirms it.
export function offerZone(document) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone || !zone.includes("/")) return;
  for (const form of document.querySelectorAll("[data-zone-guess]")) {
    form.elements.timezone.value = zone;
    form.querySelector("strong").textContent = zone;
    form.querySelector("[data-source]").textContent = "your browser";
  }
  for (const field of document.querySelectorAll("[data-zone-here]")) field.value = zone;
  for (const field of document.querySelectorAll("[data-zone-field]")) {
    field.value = zone;
    field.parentElement.querySelector("[data-source]").textContent = "your browser";
  }
}
