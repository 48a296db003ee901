/*
 * What a word means and whose a claim is, in place.
 *
 * <a data-meaning="…" data-name="…" href="…">   a click or Enter opens the meaning beside
 *     the link; Escape, a second click, or going elsewhere closes it. With a modifier key,
 *     and without scripts, the link leads to where all of them stand.
 * [data-explain-more] on an ancestor            the words of the link that leads there
 *
 * On paper every folded source is open.
 */

let opened = null;

function close(refocus) {
  if (!opened) return;
  const { link, holder } = opened;
  opened = null;
  holder.remove();
  link.setAttribute("aria-expanded", "false");
  if (refocus) link.focus();
}

function part(tag, words, className) {
  const made = document.createElement(tag);
  made.textContent = words;
  if (className) made.className = className;
  return made;
}

function open(link) {
  close(false);
  const holder = part("span", "", "meaning-at");
  const panel = part("span", "", "meaning");
  panel.tabIndex = -1;
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-label", link.dataset.name);
  panel.append(part("b", link.dataset.name), part("span", link.dataset.meaning));
  const words = link.closest("[data-explain-more]")?.dataset.explainMore;
  if (words && link.classList.contains("term")) {
    const row = part("span", "", "row");
    const more = part("a", words);
    more.href = link.href;
    row.append(more);
    panel.append(row);
  }
  holder.append(panel);
  link.after(holder);
  link.setAttribute("aria-expanded", "true");
  opened = { link, holder };
  if (panel.getBoundingClientRect().right > document.documentElement.clientWidth - 16) {
    panel.classList.add("end");
  }
  panel.focus({ preventScroll: true });
  panel.scrollIntoView({ block: "nearest" });
}

document.querySelectorAll("a[data-meaning]").forEach((link) => link.setAttribute("aria-expanded", "false"));

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-meaning]");
  if (link) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (opened?.link === link) close(true);
    else open(link);
  } else if (opened && !opened.holder.contains(event.target)) {
    close(false);
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && opened) {
    event.preventDefault();
    close(true);
  }
});

document.addEventListener("focusout", (event) => {
  if (!opened || !opened.holder.contains(event.target)) return;
  const next = event.relatedTarget;
  if (next && next !== opened.link && !opened.holder.contains(next)) close(false);
});

addEventListener("beforeprint", () => {
  document.querySelectorAll("details.source").forEach((fold) => { fold.open = true; });
});
