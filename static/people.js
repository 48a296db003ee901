/*
 * A password that is typed on a phone can be looked at. A form with data-show
 * and data-hide (the words of the button) gets the button below its last
 * password; without this script the form works as it is.
 */

for (const form of document.querySelectorAll("form[data-show]")) {
  const boxes = [...form.querySelectorAll('input[type="password"]')];
  const last = boxes.at(-1);
  if (!last) continue;

  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn small bare";
  button.textContent = form.dataset.show;
  button.addEventListener("click", () => {
    const shown = last.type === "text";
    for (const box of boxes) box.type = shown ? "password" : "text";
    button.textContent = shown ? form.dataset.show : form.dataset.hide;
  });
  form.addEventListener("submit", () => {
    for (const box of boxes) box.type = "password";
  });
  last.after(button);
}
