// Shows the lines of a concordance and tells which column the reader sorts by and which line they open.
// What documents say goes in as text nodes only, never as HTML.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".concordance");
  const focused = root.querySelector("button:focus")?.dataset.column;
  const table = document.createElement("table");
  const narrow = window.matchMedia("(max-width: 640px)");
  const run = () => table.classList.toggle("whole", data.whole || narrow.matches);

  table.append(caption(data.caption), head(data, setTriggerValue), body(data, setTriggerValue));
  root.replaceChildren(table);
  run();
  narrow.addEventListener("change", run);
  if (focused) root.querySelector(`button[data-column="${focused}"]`)?.focus();
  return () => narrow.removeEventListener("change", run);
}

function caption(words) {
  const element = document.createElement("caption");
  element.textContent = words;
  return element;
}

function head(data, setTriggerValue) {
  const row = document.createElement("tr");
  row.append(...data.columns.map((column) => heading(column, setTriggerValue)));
  const element = document.createElement("thead");
  element.append(row);
  return element;
}

function heading(column, setTriggerValue) {
  const cell = document.createElement("th");
  cell.scope = "col";
  cell.className = column.id;
  cell.setAttribute("aria-sort", column.sorted);
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.column = column.id;
  button.title = column.hint;
  button.append(column.label, arrow(column.sorted));
  button.onclick = () => setTriggerValue("sorted", column.id);
  cell.append(button);
  return cell;
}

function arrow(sorted) {
  const element = document.createElement("span");
  element.setAttribute("aria-hidden", "true");
  element.className = "arrow";
  element.textContent = { ascending: "▲", descending: "▼" }[sorted] ?? "";
  return element;
}

function body(data, setTriggerValue) {
  const element = document.createElement("tbody");
  element.append(...data.lines.map((line) => row(line, setTriggerValue)));
  return element;
}

function row(line, setTriggerValue) {
  const element = document.createElement("tr");
  const open = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // the browser opens its own tab or window
    event.preventDefault();
    setTriggerValue("opened", line.id);
  };
  element.append(
    cell("year", line.year),
    cell("left", line.left),
    filled("keyword", link(line, open)),
    cell("right", line.right),
    cell("document", line.document, line.cited),
    filled("theme", ...line.themes.map(tag)),
  );
  return element;
}

function cell(name, text, hint) {
  const inner = document.createElement("bdi");
  inner.textContent = text;
  const element = filled(name, inner);
  if (hint) element.title = hint;
  return element;
}

function filled(name, ...content) {
  const element = document.createElement("td");
  element.className = name;
  element.append(...content);
  return element;
}

function link(line, open) {
  const element = document.createElement("a");
  element.href = line.href;
  element.title = line.hint;
  element.textContent = line.keyword;
  element.onclick = open;
  return element;
}

// A few letters in a frame of the theme's colour, solid where it is present, dotted where it is absent; its name is read aloud.
function tag(theme) {
  const element = document.createElement("span");
  element.className = "tag";
  element.style.border = `1.5px ${theme.line} ${theme.colour}`;
  element.title = theme.said;
  element.append(hidden(theme.said), shown(theme.tag));
  return element;
}

function hidden(words) {
  const element = document.createElement("span");
  element.className = "aloud";
  element.textContent = words;
  return element;
}

function shown(words) {
  const element = document.createElement("span");
  element.setAttribute("aria-hidden", "true");
  element.textContent = words;
  return element;
}
