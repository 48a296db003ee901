() => {
  const faults = [];
  const width = document.documentElement.clientWidth;
  const name = (element) => {
    const words = (element.innerText || element.getAttribute("aria-label") || "").trim();
    const mark = element.className && element.className.baseVal === undefined ? "." + element.className : "";
    return `<${element.localName}${mark.replaceAll(" ", ".")}> "${words.slice(0, 24)}"`;
  };
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    const hidden = element.closest(".vh, [hidden], noscript") !== null;
    return !hidden && box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true });
  };
  const scrolls = (element) => {
    for (let at = element; at; at = at.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };

  if (document.documentElement.scrollWidth > width) {
    const wide = [...document.body.querySelectorAll("*")]
      .filter((one) => seen(one) && !scrolls(one) && one.getBoundingClientRect().right > width + 1)
      .slice(0, 3).map(name);
    faults.push(`wider than the screen by ${document.documentElement.scrollWidth - width} px: ${wide.join(", ")}`);
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !seen(element)) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size > 0 && size < 13.99) faults.push(`text of ${size} px: ${name(element)}`);
  }

  const running = (link) => {
    if (link.localName !== "a" || getComputedStyle(link).display !== "inline") return false;
    const around = link.closest("p, li, td, th, dd, h1, h2, h3, figcaption, span.hint");
    return around !== null && around.innerText.trim() !== link.innerText.trim();
  };
  const pressed = "a[href], button, select, textarea, summary, input:not([type=hidden])";
  for (const element of document.querySelectorAll(pressed)) {
    const label = element.closest("label") ?? (element.labels && element.labels[0]);
    const target = ["checkbox", "radio", "file"].includes(element.type) && label ? label : element;
    if (!seen(target) || running(element)) continue;
    const { height, width: across } = target.getBoundingClientRect();
    if (height < 43.5) faults.push(`${Math.round(height)} px high: ${name(target)}`);
    else if (across < 23.5) faults.push(`${Math.round(across)} px wide: ${name(target)}`);
  }
  return [...new Set(faults)];
}
