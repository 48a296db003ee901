/*
 * A lesson: how far the reader is, and "read" when the end has been in view.
 *
 * [data-reading]           the article whose height is measured
 * [data-reading-progress]  a <progress max="100">; set from the scrolling
 * [data-reading-text]      data-text="Read to {percent}%"; set with it
 * [data-reading-done]      wraps <form method="post"> with the page ticket and
 *                          the button; stands at the end of the article.
 *   When it has been in view for a second the form is posted by fetch with
 *   HX-Request: true; what comes back (a fragment) replaces what is inside the
 *   wrapper. An answer with Retry-After: <seconds> means "too early": the form
 *   in the fragment is posted again after that time, if the page is open.
 *   A fragment without a form ends it. Without an answer the button stays.
 */

const LINGER = 1000;

function progress(article) {
  const bar = document.querySelector("[data-reading-progress]");
  const text = document.querySelector("[data-reading-text]");
  let waiting = false;
  const measure = () => {
    waiting = false;
    const { top, height } = article.getBoundingClientRect();
    const seen = Math.min(1, Math.max(0, (innerHeight - top) / height));
    const percent = Math.round(seen * 100);
    if (bar) bar.value = percent;
    if (text?.dataset.text) text.textContent = text.dataset.text.replace("{percent}", percent);
  };
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(measure);
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon, { passive: true });
  soon();
}

function put(wrapper, html) {
  const focused = wrapper.contains(document.activeElement);
  wrapper.innerHTML = html;
  window.htmx?.process(wrapper);
  if (focused) wrapper.querySelector("button, a")?.focus();
}

function finish(wrapper) {
  let lingering = 0;
  let due = 0; // the moment from which the server takes it
  let seen = false;
  let busy = false;

  const post = async () => {
    const form = wrapper.querySelector("form");
    if (!form || !seen || busy || Date.now() < due || document.visibilityState === "hidden") return;
    busy = true;
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
      const html = await answer.text();
      const wait = Number(answer.headers.get("Retry-After")) * 1000;
      if (answer.ok || wait > 0) put(wrapper, html);
      if (wait > 0) {
        due = Date.now() + wait;
        setTimeout(post, wait + 100);
      }
    } catch {
      /* the button is still there */
    }
    busy = false;
  };

  new IntersectionObserver(([entry]) => {
    clearTimeout(lingering);
    if (!entry.isIntersecting) return;
    lingering = setTimeout(() => {
      seen = true;
      post();
    }, LINGER);
  }).observe(wrapper);
  document.addEventListener("visibilitychange", post);
}

document.querySelectorAll("[data-reading]").forEach(progress);
document.querySelectorAll("[data-reading-done]").forEach((wrapper) => {
  if (wrapper.querySelector("form")) finish(wrapper);
});
