/*
 * A lesson remembers where its reader is, and a question shows its result.
 *
 * article[data-place-address]  with data-place (percent left at last time) and
 *   data-ticket: on arrival the page stands where it was left, unless the
 *   address names a part of it or the browser brings its own place back. The
 *   place is sent when the reader pauses further on, and on leaving.
 * [data-answered]  takes the focus when htmx has put an answered question in.
 */

const PAUSE = 4000;
const STEP = 8;

const token = () => document.querySelector('meta[name="csrf-token"]')?.content ?? "";

function placeOf(article) {
  const { top, height } = article.getBoundingClientRect();
  return Math.round(Math.min(1, Math.max(0, (innerHeight - top) / height)) * 100);
}

function goBack(article) {
  const place = Number(article.dataset.place);
  const [visit] = performance.getEntriesByType("navigation");
  if (location.hash || place < 5 || place > 97 || visit?.type !== "navigate") return;
  const { top, height } = article.getBoundingClientRect();
  const wanted = top + scrollY + (height * place) / 100 - innerHeight;
  if (wanted > 0) scrollTo({ top: wanted, behavior: "instant" });
}

function remember(article) {
  let sent = Number(article.dataset.place);
  let timer = 0;

  const send = () => {
    const place = placeOf(article);
    if (place === sent) return;
    sent = place;
    fetch(article.dataset.placeAddress, {
      method: "POST",
      keepalive: true,
      headers: { "X-CSRFToken": token(), "HX-Request": "true" },
      body: new URLSearchParams({ ticket: article.dataset.ticket, place, csrf_token: token() }),
    }).catch(() => {
      /* the place before stays */
    });
  };

  addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (Math.abs(placeOf(article) - sent) >= STEP) send();
    }, PAUSE);
  }, { passive: true });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") send();
  });
}

document.querySelectorAll("article[data-place-address]").forEach((article) => {
  goBack(article);
  remember(article);
});

document.addEventListener("htmx:afterSwap", (event) => {
  event.detail.elt?.querySelector("[data-answered]")?.focus({ preventScroll: false });
});
