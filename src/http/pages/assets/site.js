// What pages do beside showing: the table filters and sorts at once, and a page follows the record.
// Everything here only saves a reader a click; without it the same forms and links do the same.

// As the service folds names: letters and digits, without case and marks.
const folded = (text) => text.normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

// The table of participants, filtered in place. The page comes in the order of names; only where the whole table is here
// can it be filtered here, so what the address chose already is left to the service.
function filtering(form) {
  const table = document.querySelector("table.participants");
  const shown = form.querySelector(".shown span");
  if (!table || !shown || /[?&](q|status|group|sort)=[^&]/.test(location.search)) return;
  const body = table.tBodies[0];
  const nobody = document.createElement("p");
  nobody.textContent = form.dataset.nobody;
  nobody.hidden = true;
  table.after(nobody);
  let rows = [];
  const collect = () => {
    const day = (cell) => cell.querySelector("time")?.dateTime ?? "9999";
    rows = [...body.rows].map((row, name) => ({
      row,
      name,
      text: folded(`${row.cells[0].textContent} ${row.dataset.code}`),
      signature: day(row.cells[2]),
      consent: day(row.cells[3]),
    }));
  };
  let order = "name";
  const apply = () => {
    const { q, status, group, sort } = form.elements;
    const text = folded(q.value);
    let count = 0;
    for (const { row, text: own } of rows) {
      const wanted =
        own.includes(text) &&
        (!status.value || row.dataset.status === status.value) &&
        (!group.value || row.dataset.group === group.value);
      row.hidden = !wanted;
      count += wanted;
    }
    if (sort.value !== order) {
      order = sort.value;
      rows.sort((a, b) => (a[order] < b[order] ? -1 : a[order] > b[order] ? 1 : a.name - b.name));
      body.append(...rows.map(({ row }) => row));
    }
    shown.textContent = count;
    nobody.hidden = count > 0;
  };
  collect();
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });
  // The record has changed, and the rows with it: they are as they come, by name.
  document.addEventListener("refreshed", () => {
    order = "name";
    collect();
    apply();
  });
  form.querySelector("button").hidden = true;
}

// A page that follows the record: when something is entered it is fetched again, and its living parts are replaced.
function following(part) {
  // A page of another date or an earlier record stands as it is.
  if (location.search.match(/[?&](as_of|known_at|at_position)=/) || !window.EventSource) return;
  const patience = Number(part.dataset.patience ?? 3000);
  let source;
  let timer;
  let running = false;
  let again = false;
  const refresh = async () => {
    timer = undefined;
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      const answer = await fetch(location.href, { cache: "no-cache", headers: { accept: "text/html" } });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      let changed = false;
      for (const living of document.querySelectorAll("[data-living]")) {
        const fresh = page.getElementById(living.id);
        if (!fresh || fresh.innerHTML === living.innerHTML) continue;
        living.replaceChildren(...fresh.childNodes);
        changed = true;
      }
      if (!changed) return;
      document.dispatchEvent(new Event("refreshed"));
      notice(part.dataset.updated);
    } catch {
      // Out of reach: the page keeps what it has, and the stream tries again by itself.
    } finally {
      running = false;
      if (again) {
        again = false;
        soon();
      }
    }
  };
  // Spread out, so that a million pages do not ask at the same moment; a board at a ceremony does not wait.
  const soon = () => (timer ??= setTimeout(refresh, Math.random() * patience));
  // A page that nobody sees holds no connection; once it is seen again it looks what it has missed.
  const listen = () => {
    source = new EventSource(part.dataset.follow);
    for (const kind of [...part.dataset.events.split(" "), "day"]) source.addEventListener(kind, soon);
  };
  document.addEventListener("visibilitychange", () => {
    source?.close();
    if (document.hidden) return;
    listen();
    soon();
  });
  if (!document.hidden) listen();
}

// The board fills the screen, where the browser can.
function fillingScreen(button) {
  if (!document.fullscreenEnabled) return;
  button.hidden = false;
  button.addEventListener("click", () => document.documentElement.requestFullscreen());
}

let announced;
function notice(text) {
  if (!text) return;
  announced?.remove();
  announced = document.createElement("p");
  announced.className = "notice";
  announced.setAttribute("role", "status");
  announced.textContent = text;
  document.body.append(announced);
  setTimeout(() => announced?.remove(), 8000);
}

document.querySelectorAll("form.filter").forEach(filtering);
document.querySelectorAll("[data-follow]").forEach(following);
document.querySelectorAll("[data-fullscreen]").forEach(fillingScreen);
