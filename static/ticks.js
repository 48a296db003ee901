/*
 * A check list that remembers.
 *
 * <form method="post" action="…" data-ticks> with tick boxes: a changed box
 *   posts the whole form by fetch (X-CSRFToken, HX-Request: true), one post at
 *   a time, the newest state last. Any 2xx means kept. The submit button of
 *   those without scripts stands in <noscript>.
 * [data-ticks-status] says data-saved after a post, or data-failed; after a
 *   failure the boxes show again what the server has.
 * [data-ticks-count] data-text="{n} of {of} ticked" follows the boxes.
 */

async function send(form) {
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: {
        "HX-Request": "true",
        "X-CSRFToken": document.querySelector('meta[name="csrf-token"]')?.content ?? "",
      },
      redirect: "error",
    });
    return answer.ok;
  } catch {
    return false;
  }
}

class Ticks {
  busy = false;
  again = false;

  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-ticks-status]");
    this.total = form.querySelector("[data-ticks-count]");
    this.boxes = [...form.querySelectorAll('input[type="checkbox"]')];
    this.kept = this.state(); // what the server has
    form.addEventListener("change", () => {
      this.count();
      this.post();
    });
    this.count();
  }

  state() {
    return this.boxes.map((box) => box.checked);
  }

  count() {
    if (!this.total?.dataset.text) return;
    const n = this.boxes.filter((box) => box.checked).length;
    this.total.textContent = this.total.dataset.text.replace("{n}", n).replace("{of}", this.boxes.length);
  }

  say(words) {
    if (this.status) this.status.textContent = words ?? "";
  }

  async post() {
    if (this.busy) {
      this.again = true;
      return;
    }
    this.busy = true;
    this.again = false;
    const sent = this.state();
    const ok = await send(this.form);
    this.busy = false;
    if (ok) this.kept = sent;
    if (this.again) this.post();
    else if (ok) this.say(this.status?.dataset.saved);
    else this.takeBack();
  }

  takeBack() {
    this.boxes.forEach((box, at) => { box.checked = this.kept[at]; });
    this.count();
    this.say(this.status?.dataset.failed);
  }
}

document.querySelectorAll("form[data-ticks]").forEach((form) => new Ticks(form));
