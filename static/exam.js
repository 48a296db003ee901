/*
 * A running try at an exam.
 *
 * [data-exam-left]   seconds that were left when the page was made, with
 *   data-text ("{time} left"), data-soon and data-over (spoken once): counts
 *   down in [data-exam-time]. At the end the open answer is saved and the form
 *   [data-exam-over] is sent. It counts from the page's own start, so a wrong
 *   clock of the phone does not matter; a page that the browser kept is loaded
 *   anew.
 * form[data-saves]   saves the answer as soon as it is touched and whole, in
 *   the background; [data-exam-status] says so. The button saves and goes on.
 */

const form = document.querySelector("form[data-exam-form]");
const line = document.querySelector("[data-exam-left]");
const said = document.querySelector("[data-exam-said]");
const status = form?.querySelector("[data-exam-status]");

let sending = null;
let timer = 0;
let submitted = false;
let touched = false;

/* Save */

function showSaved() {
  document.querySelector(".places-row [aria-current]")?.classList.add("done");
  const next = document.querySelector("[data-exam-next]");
  if (next) next.textContent = next.dataset.examNext;
}

async function save() {
  clearTimeout(timer);
  sending?.abort();
  if (!form?.matches("[data-saves]") || !touched || submitted || !form.checkValidity()) return;
  sending = new AbortController();
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { "HX-Request": "true" },
      body: new URLSearchParams(new FormData(form)),
      signal: sending.signal,
    });
    if (answer.status === 409) location.assign(location.pathname);
    else if (answer.status !== 422) status.textContent = answer.ok ? form.dataset.saved : form.dataset.failed;
    if (answer.ok) showSaved();
  } catch (error) {
    if (error.name !== "AbortError") status.textContent = form.dataset.failed;
  }
}

function soon(wait) {
  touched = true;
  status.textContent = "";
  clearTimeout(timer);
  timer = setTimeout(save, wait);
}

form?.addEventListener("change", () => soon(0));
form?.addEventListener("input", () => soon(1500));
form?.addEventListener("click", (event) => {
  if (event.target.closest("[data-move]")) soon(500); // lines of an order, see questions.js
});
form?.addEventListener("submit", () => {
  submitted = true;
  clearTimeout(timer);
  sending?.abort();
});

/* Count down */

function words(seconds) {
  const rest = String(seconds % 60).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${rest}`;
}

async function over() {
  said.textContent = line.dataset.over;
  await Promise.race([save(), new Promise((done) => { setTimeout(done, 4000); })]);
  if (!submitted) document.querySelector("form[data-exam-over]").submit();
}

function count() {
  const given = Number(line.dataset.examLeft);
  const shown = line.querySelector("[data-exam-time]");
  let before = given + 1;
  const tick = () => {
    const left = Math.max(0, Math.round(given - performance.now() / 1000));
    shown.textContent = line.dataset.text.replace("{time}", words(left));
    line.classList.toggle("soon", left <= 60);
    if (left <= 60 && before > 60) said.textContent = line.dataset.soon;
    before = left;
    if (left === 0) over();
    else setTimeout(tick, 500);
  };
  tick();
}

if (line) count();
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
