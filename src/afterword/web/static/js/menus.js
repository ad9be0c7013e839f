// Small menus ("More", the dots of a card) close as menus do: by Escape, which gives the focus back, by a tap
// elsewhere, and when another one opens.
const MENUS = ".top .more, details.move";

export function closeMenus(document) {
  const open = () => [...document.querySelectorAll(MENUS)].filter((menu) => menu.open);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      menu.open = false;
      if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => closeAllBut(open(), event.target));
  document.addEventListener("focusin", (event) => closeAllBut(open(), event.target));
}

function closeAllBut(menus, target) {
  for (const menu of menus) if (!menu.contains(target)) menu.open = false;
}
