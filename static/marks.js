/*
 * Marks of a recording.
 *
 * <a data-seek="65" href="….mp4#t=65">   inside a .media that holds a <video> or <audio>:
 *     goes to that second and plays. The mark that is playing has aria-current. Without
 *     scripts the link opens the recording at that second.
 */

function seek(player, second) {
  const go = () => {
    player.currentTime = second;
    player.play().catch(() => { /* the browser wants a tap on the player itself */ });
  };
  if (player.readyState >= HTMLMediaElement.HAVE_METADATA) {
    go();
    return;
  }
  player.addEventListener("loadedmetadata", go, { once: true });
  player.preload = "metadata";
  player.load();
}

document.querySelectorAll(".media").forEach((box) => {
  const player = box.querySelector("video, audio");
  const marks = [...box.querySelectorAll("a[data-seek]")];
  if (!player || !marks.length) return;
  box.addEventListener("click", (event) => {
    const mark = event.target.closest("a[data-seek]");
    if (!mark || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    seek(player, Number(mark.dataset.seek));
    player.scrollIntoView({ block: "nearest" });
  });
  player.addEventListener("timeupdate", () => {
    const now = marks.filter((mark) => Number(mark.dataset.seek) <= player.currentTime + 0.2).pop();
    marks.forEach((mark) => {
      if (mark === now) mark.setAttribute("aria-current", "true");
      else mark.removeAttribute("aria-current");
    });
  });
});
