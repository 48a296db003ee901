/*
 * Lines that are put in order by buttons; without this script each line has a
 * place to choose.
 *
 * [data-order]  a list whose items hold a select (the place, which is sent)
 *   and buttons [data-move="-1|1"] in a part that is hidden until now. Each
 *   move sets all places and is said in [data-order-said]: its data-text holds
 *   {line}, {place} and {of}. The sentence [data-order-about] changes to its
 *   data-text.
 */

const rowsOf = (list) => [...list.children];
const placeOf = (row) => row.querySelector("select");

function number(list) {
  const rows = rowsOf(list);
  rows.forEach((row, index) => {
    placeOf(row).value = String(index + 1);
    const [up, down] = row.querySelectorAll("[data-move]");
    up.setAttribute("aria-disabled", String(index === 0));
    down.setAttribute("aria-disabled", String(index === rows.length - 1));
  });
}

function say(list, row) {
  const status = list.parentElement.querySelector("[data-order-said]");
  const values = {
    line: row.querySelector(".fill").textContent.trim(),
    place: rowsOf(list).indexOf(row) + 1,
    of: list.children.length,
  };
  status.textContent = status.dataset.text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function move(list, button) {
  const row = button.closest("li");
  const other = button.dataset.move === "-1" ? row.previousElementSibling : row.nextElementSibling;
  if (!other) return;
  if (button.dataset.move === "-1") other.before(row);
  else other.after(row);
  number(list);
  button.focus();
  say(list, row);
}

function enhance(list) {
  if ("ready" in list.dataset) return;
  list.dataset.ready = "";
  const chosen = (row) => Number(placeOf(row).value) || Infinity;
  list.append(...rowsOf(list).sort((one, other) => chosen(one) - chosen(other) || 0));
  rowsOf(list).forEach((row) => {
    placeOf(row).hidden = true;
    row.querySelector(".moves").hidden = false;
  });
  const about = list.parentElement.querySelector("[data-order-about]");
  about.textContent = about.dataset.text;
  number(list);
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (button) move(list, button);
  });
}

const enhanceAll = () => document.querySelectorAll("[data-order]").forEach(enhance);

enhanceAll();
document.addEventListener("htmx:afterSwap", enhanceAll);
addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("[data-order]").forEach(number);
});
