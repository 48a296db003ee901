/*
 * On every page. Each part works by attributes alone; without scripts the page
 * still does its work.
 *
 * Copy      <button data-copy> inside a [data-copy-box] (or section, article,
 *           li) copies what its [data-copy-text] holds: the attribute's own
 *           value, else what is typed or written in the element.
 *           The button then says data-copied, or data-copy-failed; both fall
 *           back to the same attributes of <body>. Only the words change
 *           that stand in [data-copy-label], else in the button's last span,
 *           else in the button's own text.
 * Once      <form data-once>: a second tap does nothing; its submit buttons
 *           are off until the page is shown again, or for 20 seconds.
 * Counter   <p data-counter-for="id" data-text="{n} …" data-min="20"
 *           data-short="… {left} …" data-max="2000" data-over="… {over} …">
 *           counts characters as the server does; without data-text it is
 *           silent while all is well.
 * Focus     the first [data-focus] of a page takes the focus (error summary).
 * Print     <button data-print> prints the page.
 * Offline   #offline is shown while the device has no net.
 * Refused   a form of htmx that meets an error is sent anew as an ordinary form,
 *           so that the error page says what happened; without net #offline
 *           is shown and what was chosen stays.
 * Spoken    the element #spoken says short results to a screen reader.
 */

const spoken = document.getElementById("spoken");

function say(words) {
  if (!spoken) return;
  spoken.textContent = "";
  setTimeout(() => { spoken.textContent = words; }, 50);
}

/* Copy */

function textOf(holder) {
  return holder.dataset.copyText || (holder.value ?? holder.innerText).trim();
}

function copyByHand(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.readOnly = true;
  area.className = "vh";
  document.body.append(area);
  area.select();
  area.setSelectionRange(0, text.length);
  let copied = false;
  try {
    copied = document.execCommand("copy");
  } catch {
    copied = false;
  }
  area.remove();
  return copied;
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByHand(text);
  }
}

function select(holder) {
  if (holder.select) {
    holder.select();
    return;
  }
  const range = document.createRange();
  range.selectNodeContents(holder);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

function labelOf(button) {
  const own = [...button.childNodes].reverse().find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  return button.querySelector("[data-copy-label]") ?? button.querySelector("span:last-of-type") ?? own ?? button;
}

async function copy(button) {
  const box = button.closest("[data-copy-box]") ?? button.closest("section, article, li");
  const holder = box?.querySelector("[data-copy-text]");
  if (!holder) return;
  const done = await copied(textOf(holder));
  button.focus();
  if (!done) select(holder);
  const words = done
    ? button.dataset.copied || document.body.dataset.copied
    : button.dataset.copyFailed || document.body.dataset.copyFailed;
  say(words);
  if (!done || button.dataset.copyBusy) return;
  const label = labelOf(button);
  const before = label.textContent;
  button.dataset.copyBusy = "yes";
  label.textContent = words;
  setTimeout(() => {
    label.textContent = before;
    delete button.dataset.copyBusy;
  }, 3000);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy], [data-print]");
  if (!button) return;
  if (button.hasAttribute("data-print")) window.print();
  else copy(button);
});

/* Once */

function submitters(form) {
  return [...form.elements].filter((element) => element.type === "submit");
}

function reopen(form) {
  delete form.dataset.sent;
  for (const button of submitters(form)) button.disabled = false;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-once]")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  if (event.defaultPrevented) return;
  form.dataset.sent = "yes";
  setTimeout(() => {
    for (const button of submitters(form)) button.disabled = true;
  });
  setTimeout(() => reopen(form), 20000);
});

addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-once]").forEach(reopen);
});

/* Counter */

function fill(words, values) {
  return (words ?? "").replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function count(line) {
  const box = document.getElementById(line.dataset.counterFor);
  if (!box) return;
  const n = [...box.value.normalize("NFC").trim()].length;
  const left = Number(line.dataset.min ?? 0) - n;
  const over = n - Number(line.dataset.max ?? Infinity);
  let words = line.dataset.text;
  if (left > 0 && line.dataset.short) words = line.dataset.short;
  if (over > 0 && line.dataset.over) words = line.dataset.over;
  line.textContent = fill(words, { n, left, over });
  line.classList.toggle("err", over > 0);
}

function countAll() {
  document.querySelectorAll("[data-counter-for]").forEach(count);
}

document.addEventListener("input", (event) => {
  if (!event.target.id) return;
  const name = CSS.escape(event.target.id);
  document.querySelectorAll(`[data-counter-for="${name}"]`).forEach(count);
});

document.addEventListener("htmx:afterSettle", countAll);
countAll();

/* Offline */

const offline = document.getElementById("offline");

function showNet() {
  if (offline) offline.hidden = navigator.onLine;
}

addEventListener("offline", showNet);
addEventListener("online", showNet);
showNet();

/* Refused */

document.addEventListener("htmx:responseError", (event) => {
  const form = event.detail.elt.closest("form");
  if (form?.method === "post" && !form.hasAttribute("hx-trigger")) HTMLFormElement.prototype.submit.call(form);
});

document.addEventListener("htmx:sendError", () => {
  if (offline) offline.hidden = false;
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) showNet();
});

/* Focus */

document.querySelector("[data-focus]")?.focus();
