/*
 * Pictures of a form: made smaller here, shown, removable; sent with the form.
 *
 * <div data-pictures-box>
 *   <ul class="shots" role="list" data-pictures-list>
 *     <li data-kept>… <input type="hidden" name="kept_pictures" …>
 *       <button type="button" class="drop needs-js" data-drop aria-label="…">…</button></li>
 *     <li data-add><label class="add">… <input class="vh" type="file" name="pictures" multiple
 *       accept="image/jpeg,image/png,image/webp" data-pictures data-most="9"
 *       data-alt="Picture {n}" data-remove="Remove picture {n}: {name}"
 *       data-busy="Making it smaller" data-too-many="At most {most}; {left} not added"
 *       data-removed="Picture removed"></label></li>
 *   </ul>
 *   <p data-pictures-status role="status"></p>
 * </div>
 *
 * Kept pictures (already on the server) count towards data-most; removing one
 * takes its hidden field away. Longest side 1600, JPEG. Whatever cannot be made
 * smaller is sent as it was chosen: the server has the last word. Nothing is
 * sent before the form is. A browser that cannot set the files of an input
 * keeps its own ways.
 */

const LONGEST = 1600;
const QUALITY = 0.85;
const SMALL_ENOUGH = 300000;
const CROSS = "M6 6l12 12M18 6L6 18";

function drawing(path) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

async function smaller(file) {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  if (scale === 1 && file.size <= SMALL_ENOUGH) return file;
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const brush = canvas.getContext("2d");
  brush.fillStyle = "white"; // what was transparent becomes paper, not black
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", QUALITY); });
  if (!blob || blob.size >= file.size) return file;
  const name = file.name.replace(/\.[^.]*$/, "") + ".jpg";
  return new File([blob], name, { type: "image/jpeg", lastModified: file.lastModified });
}

function fill(words, values) {
  return (words ?? "").replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/* One row of the list: what is being made smaller, then the picture or its name */

function newRow(waiting, remove) {
  const row = document.createElement("li");
  const words = document.createElement("span");
  words.textContent = waiting ?? "";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "drop";
  button.append(drawing(CROSS));
  button.addEventListener("click", remove);
  row.className = "busy";
  row.append(words, button);
  return row;
}

function showPicture({ row, file }) {
  const picture = document.createElement("img");
  picture.src = URL.createObjectURL(file);
  picture.addEventListener("load", () => URL.revokeObjectURL(picture.src));
  picture.addEventListener("error", () => {
    const label = document.createElement("span");
    label.className = "name";
    label.textContent = file.name;
    picture.replaceWith(label);
  });
  row.querySelector("span")?.replaceWith(picture);
  row.classList.remove("busy");
}

class Pictures {
  shots = []; // { file, row } in the order they were chosen

  constructor(input, box, list) {
    this.input = input;
    this.list = list;
    this.status = box.querySelector("[data-pictures-status]");
    this.add = input.closest("[data-add]");
    this.most = Number(input.dataset.most ?? 9);
    input.addEventListener("change", () => this.changed());
    list.addEventListener("click", (event) => {
      const row = event.target.closest("[data-drop]")?.closest("[data-kept]");
      if (row) this.leave(row);
    });
    if (input.files.length) this.take([...input.files]);
    else this.hand();
  }

  get kept() {
    return this.list.querySelectorAll("[data-kept]").length;
  }

  say(text) {
    if (this.status) this.status.textContent = text;
  }

  /* Some browsers report as a change what hand() did */
  changed() {
    const { files } = this.input;
    const same = files.length === this.shots.length
      && this.shots.every(({ file }, at) => file.name === files[at].name && file.size === files[at].size);
    if (!same) this.take([...files]);
  }

  /* Give the form what is chosen now, and every row its name */
  hand() {
    const carrier = new DataTransfer();
    for (const { file } of this.shots) carrier.items.add(file);
    this.input.files = carrier.files;
    if (this.add) this.add.hidden = this.kept + this.shots.length >= this.most;
    this.shots.forEach(({ file, row }, at) => {
      const values = { n: this.kept + at + 1, name: file.name };
      const picture = row.querySelector("img");
      if (picture) picture.alt = fill(this.input.dataset.alt, values);
      row.querySelector("button").setAttribute("aria-label", fill(this.input.dataset.remove, values));
    });
  }

  leave(row) {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    const target = next?.querySelector("button") ?? this.input;
    row.remove();
    this.shots = this.shots.filter((shot) => shot.row !== row);
    this.hand();
    target.focus();
    this.say(this.input.dataset.removed ?? "");
  }

  place(file) {
    const row = newRow(this.input.dataset.busy, () => this.leave(row));
    if (this.add) this.add.before(row);
    else this.list.append(row);
    return { file, row };
  }

  async take(files) {
    const room = Math.max(0, this.most - this.kept - this.shots.length);
    const fresh = files.slice(0, room).map((file) => this.place(file));
    const left = files.length - fresh.length;
    this.shots.push(...fresh);
    this.hand();
    this.say(left ? fill(this.input.dataset.tooMany, { most: this.most, left }) : "");
    for (const shot of fresh) {
      shot.file = await smaller(shot.file).catch(() => shot.file);
      if (!this.shots.includes(shot)) continue;
      showPicture(shot);
      this.hand();
    }
  }
}

for (const input of document.querySelectorAll("input[data-pictures]")) {
  const box = input.closest("[data-pictures-box]");
  const list = box?.querySelector("[data-pictures-list]");
  if (list && typeof DataTransfer === "function") new Pictures(input, box, list);
}
