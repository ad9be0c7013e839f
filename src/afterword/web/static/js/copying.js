// A letter is taken along piece by piece, or as a link for one's own mail program; always as it stands in the boxes now.
import "./saying.js";

const { saying } = globalThis;

export function offerCopies(document) {
  for (const group of document.querySelectorAll(".copying")) {
    group.hidden = false;
    group.addEventListener("click", (event) => {
      const button = event.target.closest("[data-copy]");
      if (button) copy(button, group.querySelector("[role=status]"));
    });
  }
  for (const link of document.querySelectorAll("[data-mailto]")) followTheWords(document, link);
}

async function copy(button, status) {
  const source = document.querySelector(button.dataset.copy);
  const done = await put(source);
  status.textContent = "";
  // A status that changes is read aloud, also where the same piece is copied twice.
  requestAnimationFrame(() => {
    status.textContent = done
      ? saying("Copied {what}.", { what: button.dataset.what })
      : saying("The browser did not allow it. The words are selected: copy them with your keyboard.");
    status.classList.toggle("trouble", !done);
  });
}

async function put(source) {
  try {
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    return true;
  } catch {
    // No clipboard for pages under a plain address: the old way works where something is selected.
    select(source);
    return document.execCommand("copy");
  }
}

function select(source) {
  if (source.select) {
    source.focus();
    return source.select();
  }
  const range = document.createRange();
  range.selectNodeContents(source);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}

// RFC 6068: lines end with CRLF, everything else is written with percent signs.
function followTheWords(document, link) {
  const subject = document.querySelector("#subject");
  const body = document.querySelector("#body");
  if (!subject || !body) return;
  const address = link.getAttribute("href").split("?")[0];
  const words = (text) => encodeURIComponent(text.replace(/\r?\n/g, "\r\n").trimEnd());
  document.querySelector("#letter").addEventListener("input", () => {
    link.setAttribute("href", `${address}?subject=${words(subject.value)}&body=${words(body.value)}`);
  });
}
