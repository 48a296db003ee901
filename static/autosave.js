/*
 * A form that saves itself while it is written.
 *
 * <form data-autosave="/reports/2026-03-19"> posts all its fields there, with
 *   autosave=1 and the header X-CSRFToken, 1.2 s after the last key and when
 *   the page is left. The server answers 200 or 204 for "saved" and nothing
 *   else: no redirect. It may answer JSON {"fields": {"version": "7"}}: these
 *   hidden fields are then set. 409 = somebody else changed it meanwhile.
 * [data-autosave-status] inside the form says, and carries the state in
 *   data-state (saving, saved, failed, offline, changed, signed-out):
 *   data-saving · data-saved "Saved at {time}" · data-failed · data-offline ·
 *   data-changed (409) · data-signed-out (a redirect to the door; may be
 *   missing, then data-failed).
 * "Saved" is said only when the answer covers everything that is typed.
 * Saving goes on by itself after a failure: every 15 s and when the net is back.
 */

const PAUSE = 1200;
const RETRY = 15000;
const KEEPALIVE_LIMIT = 60000;

function clock() {
  const moment = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

async function outcome(answer, form) {
  if (answer.type === "opaqueredirect") return "signedOut";
  if (answer.status === 409) return "changed";
  if (answer.status === 401 || answer.status === 403) return "signedOut";
  if (!answer.ok) return "failed";
  if (answer.headers.get("Content-Type")?.startsWith("application/json")) {
    const { fields = {} } = await answer.json();
    for (const [name, value] of Object.entries(fields)) {
      const box = form.elements.namedItem(name);
      if (box?.type === "hidden") box.value = value;
    }
  }
  return "saved";
}

async function post(form, leaving) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") body.append(name, value);
  }
  body.set("autosave", "1");
  const token = document.querySelector('meta[name="csrf-token"]')?.content ?? "";
  try {
    const answer = await fetch(form.dataset.autosave, {
      method: "POST",
      body,
      headers: { "X-CSRFToken": token, Accept: "application/json" },
      redirect: "manual",
      keepalive: leaving && String(body).length < KEEPALIVE_LIMIT,
    });
    return await outcome(answer, form);
  } catch {
    return navigator.onLine ? "failed" : "offline";
  }
}

class Saving {
  typed = 0; // grows with every change
  sent = 0; // the change that was posted last
  kept = 0; // the change that the server has
  busy = false;
  closed = false; // the form itself has been sent
  timer = 0;

  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-autosave-status]");
    form.addEventListener("input", () => this.changed());
    form.addEventListener("change", () => this.changed());
    form.addEventListener("submit", (event) => {
      if (!event.defaultPrevented) this.close();
    });
    addEventListener("pageshow", () => { this.closed = false; });
    addEventListener("online", () => this.save());
    addEventListener("pagehide", () => this.save(true));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.save(true);
    });
  }

  changed() {
    this.typed += 1;
    if (this.status) this.status.dataset.state = "typing";
    if (this.status && !this.busy) this.status.textContent = "";
    this.later(PAUSE);
  }

  close() {
    this.closed = true;
    clearTimeout(this.timer);
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  tell(state) {
    if (!this.status) return;
    const words = this.status.dataset[state] ?? this.status.dataset.failed ?? "";
    this.status.dataset.state = state === "signedOut" ? "signed-out" : state;
    this.status.textContent = words.replace("{time}", clock());
  }

  async save(leaving = false) {
    clearTimeout(this.timer);
    const waits = this.busy && !(leaving && this.typed > this.sent);
    if (this.closed || waits || this.typed === this.kept) return;
    const mine = this.typed;
    this.busy = true;
    this.sent = mine;
    this.tell("saving");
    const result = await post(this.form, leaving);
    this.busy = false;
    if (result === "saved") this.kept = Math.max(this.kept, mine);
    if (!this.closed) this.settle(result);
  }

  settle(result) {
    const all = this.typed === this.kept;
    if (result !== "saved" || all) this.tell(result);
    if (all || result === "changed" || result === "signedOut") return;
    this.later(result === "saved" ? PAUSE : RETRY);
  }
}

document.querySelectorAll("form[data-autosave]").forEach((form) => new Saving(form));
