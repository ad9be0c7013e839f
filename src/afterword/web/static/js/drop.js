// An invitation may be dropped on any page: it is handed to the ordinary form of /import.
export function takeDroppedFiles(document) {
  const body = document.body;
  const isFile = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!isFile(event) || event.target.closest?.("input[type=file]")) return;
    event.preventDefault();
    body.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) body.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    body.classList.remove("dropping");
    if (!isFile(event) || event.target.closest?.("input[type=file]")) return;
    event.preventDefault();
    hand(document, event.dataTransfer.files);
  });
}

function hand(document, files) {
  const form = document.querySelector("#drop-form");
  const input = form?.querySelector("input[type=file]");
  if (!input || files.length === 0) return;
  input.files = files;
  form.submit();
}
