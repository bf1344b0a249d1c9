// What pages do beside showing: the table filters and sorts at once, and a page follows the record.
// Everything here only saves a reader a click; without it the same forms and links do the same.

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// The table of participants, filtered in place. The address keeps what was chosen, so that it can be shared.
function filtering(form) {
  const table = document.querySelector("table.participants");
  const shown = form.querySelector(".shown span");
  // Only where the whole table is here can it be filtered here.
  if (!table || !shown || location.search.match(/[?&](q|status|group)=[^&]/)) return;
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row, place) => ({
    row,
    place,
    text: folded(`${row.cells[0].textContent} ${row.dataset.code}`),
    signature: row.cells[2].querySelector("time")?.dateTime ?? "9999",
    consent: row.cells[3].querySelector("time")?.dateTime ?? "9999",
  }));
  const nobody = document.createElement("p");
  nobody.textContent = form.dataset.nobody;
  nobody.hidden = true;
  table.after(nobody);
  let order = form.elements.sort.value;
  const apply = () => {
    const { q, status, group, sort } = form.elements;
    const text = folded(q.value.trim());
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
      const key = order === "name" ? "place" : order;
      rows.sort((a, b) => (a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : a.place - b.place));
      body.append(...rows.map(({ row }) => row));
    }
    shown.textContent = count;
    nobody.hidden = count > 0;
  };
  // The places by name: the page may have come in another order.
  if (order !== "name") {
    const collator = new Intl.Collator(document.documentElement.lang);
    [...rows]
      .sort((a, b) => collator.compare(a.row.cells[0].textContent, b.row.cells[0].textContent))
      .forEach((item, place) => (item.place = place));
  }
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });
  form.querySelector("button").hidden = true;
}

// A part of the page that follows the record: when something is entered, the part is fetched again and replaced.
function following(part) {
  // A page of another date or an earlier record stands as it is.
  if (location.search.match(/[?&](as_of|known_at|at_position)=/) || !window.EventSource) return;
  const patience = Number(part.dataset.patience ?? 3000);
  const source = new EventSource(part.dataset.follow);
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
      const fresh = page.getElementById(part.id);
      if (fresh && fresh.innerHTML !== part.innerHTML) {
        part.replaceChildren(...fresh.childNodes);
        notice(part.dataset.updated);
      }
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
  // The stream names its events by their kinds.
  for (const kind of part.dataset.events?.split(" ") ?? []) source.addEventListener(kind, soon);
  source.addEventListener("day", soon);
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
