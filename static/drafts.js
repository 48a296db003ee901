/*
 * What is typed stays on this device until it has been handed in.
 *
 * <form data-draft="check-in:7:31:2026-03-19"> keeps its text fields under that
 *   name. Put the person's id into the name: a shop phone has many hands.
 * A field is filled again only when the server sent it empty.
 * [data-draft-status] inside the form says
 *   data-saved     "Draft saved at {time}", only after it is really kept
 *   data-restored  "Your draft of {time} is back"
 *   data-full      this device keeps no drafts (may be missing)
 * Any element with data-draft-done="<name>" on a later page (the one shown
 * after handing in) clears that draft. Drafts older than 14 days are dropped.
 */

const PREFIX = "draft:";
const PAUSE = 600;
const FORTNIGHT = 14 * 24 * 3600 * 1000;

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name));
  } catch {
    return null;
  }
}

function keep(name, fields) {
  try {
    const draft = { at: Date.now(), fields };
    const empty = Object.values(fields).every((text) => !text.trim());
    if (empty) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(draft));
    return { ...draft, empty };
  } catch {
    return null;
  }
}

function drop(name) {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    /* a device that keeps nothing has nothing to drop */
  }
}

function dropOld() {
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(PREFIX)) continue;
      const at = read(key.slice(PREFIX.length))?.at ?? 0;
      if (Date.now() - at > FORTNIGHT) localStorage.removeItem(key);
    }
  } catch {
    /* as above */
  }
}

function clock(at) {
  const two = (number) => String(number).padStart(2, "0");
  const moment = new Date(at);
  return `${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

function textFields(form) {
  return [...form.elements].filter(
    (box) => box.name && (box.localName === "textarea" || (box.localName === "input" && box.type === "text")),
  );
}

class Draft {
  timer = 0;

  constructor(form) {
    this.form = form;
    this.name = form.dataset.draft;
    this.status = form.querySelector("[data-draft-status]");
    this.restore();
    form.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), PAUSE);
    });
    form.addEventListener("submit", () => this.saveNow());
    addEventListener("pagehide", () => this.saveNow());
    document.addEventListener("visibilitychange", () => this.saveNow());
  }

  tell(words, at) {
    if (this.status && words) this.status.textContent = words.replace("{time}", clock(at));
  }

  saveNow() {
    if (this.timer) this.save();
  }

  save() {
    clearTimeout(this.timer);
    this.timer = 0;
    const draft = keep(this.name, Object.fromEntries(textFields(this.form).map((box) => [box.name, box.value])));
    if (!draft) this.tell(this.status?.dataset.full, Date.now());
    else if (draft.empty) this.status?.replaceChildren();
    else this.tell(this.status?.dataset.saved, draft.at);
  }

  restore() {
    const draft = read(this.name);
    const empty = textFields(this.form).filter((box) => !box.value && draft?.fields?.[box.name]);
    for (const box of empty) {
      box.value = draft.fields[box.name];
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (empty.length) this.tell(this.status?.dataset.restored, draft.at);
  }
}

dropOld();
document.querySelectorAll("[data-draft-done]").forEach((mark) => drop(mark.dataset.draftDone));
document.querySelectorAll("form[data-draft]").forEach((form) => new Draft(form));
