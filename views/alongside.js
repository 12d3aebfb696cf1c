// Shows raw text beside clean text with edits marked, and leads from one edit to the next. Text goes in as text nodes
// only, never as HTML.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".alongside");
  const view = { root, data, pick: (id) => setTriggerValue("picked", id), turn: (to) => setTriggerValue("turn", to) };
  const content = JSON.stringify([data.rows, data.marks, data.noisy, data.words]);

  if (root.content !== content) {  // what did not change is left as it is, so that the reader's place in it is kept
    root.content = content;
    root.edit = null;
    root.replaceChildren(bar(data.words), table(view));
  }
  for (const unit of root.querySelectorAll("[role=button]")) {
    unit.onclick = () => view.pick(unit.dataset.unit);
    unit.onkeydown = (event) => onEnter(event, unit.onclick);
    unit.setAttribute("aria-pressed", String(unit.dataset.unit === data.picked));
  }
  for (const mark of root.querySelectorAll("[data-edit]")) {
    mark.onclick = (event) => { event.stopPropagation(); goTo(view, mark.dataset.edit); };
  }
  const [previous, next] = root.querySelectorAll("button");
  previous.onclick = () => step(view, -1);
  next.onclick = () => step(view, 1);
  settle(view);
}

// Where the reader begins: at the edit that a turned sheet was asked for, at the picked sentence, or at the top.
function settle(view) {
  const { root, data } = view;
  const edits = order(root);
  if (data.begin.at && root.times !== data.begin.times) {
    goTo(view, data.begin.at === "first" ? edits[0] : edits[edits.length - 1]);
  } else if (data.picked && root.picked !== data.picked) {
    centre(root, root.querySelector("[aria-pressed=true]"));
  }
  root.times = data.begin.times;
  root.picked = data.picked;
  say(view);
}

function bar(words) {
  const element = make("div", "bar");
  const buttons = ["previous", "next"].map((to) => {
    const button = make("button", to, words[to]);
    button.type = "button";
    return button;
  });
  const status = make("div", "status");
  status.setAttribute("role", "status");
  element.append(...buttons, status);
  return element;
}

function table(view) {
  const { words, rows } = view.data;
  const element = make("table");
  const head = make("tr");
  for (const name of ["raw", "clean"]) {
    const cell = make("th", name, words[name]);
    cell.scope = "col";
    head.append(cell);
  }
  const body = make("tbody");
  body.append(...rows.map((row) => line(view, row)));
  const top = make("thead");
  top.append(head);
  element.append(top, body);
  return scroller(element, words);
}

function scroller(inner, words) {
  const element = make("div", "scroller");
  element.tabIndex = 0;
  element.setAttribute("role", "region");
  element.setAttribute("aria-label", `${words.raw}, ${words.clean}`);
  element.append(inner);
  return element;
}

function line(view, row) {
  const element = make("tr");
  const [raw, clean] = [make("td", "raw"), make("td", "clean")];
  raw.lang = clean.lang = "nl";  // the text's, whatever that of the page is
  raw.append(...row.raw.map((part) => shown(view, part)));
  for (const group of row.clean) clean.append(unit(view, group));
  if (!clean.textContent) clean.append(make("span", "nothing", view.data.words.none));
  element.append(raw, clean);
  return element;
}

function unit(view, group) {
  const element = make("span", group.unit === null ? "" : "unit");
  if (group.unit !== null) {
    element.dataset.unit = group.unit;
    element.tabIndex = 0;
    element.setAttribute("role", "button");
  }
  element.append(...group.parts.map((part) => shown(view, part)));
  const noise = view.data.noisy[group.unit];
  if (noise !== undefined) {
    const sign = make("sup", "noise", "≈");
    sign.title = noise;
    element.append(sign);
  }
  return element;
}

// A run of text, the label of a page, or an edit: struck out, put in, or the place where the other side has it.
function shown(view, part) {
  if (!part.tag) return document.createTextNode(part.text);
  if (part.tag === "page") return make("span", "page", part.text);
  const mark = view.data.marks[part.edit];
  const element = make(part.tag === "gap" ? "span" : part.tag, [part.tag, mark.quiet ? "quiet" : "", mark.moved ? "moved" : ""].join(" "));
  if (part.text && part.text.trim().length < 4) element.classList.add("short");
  element.dataset.edit = part.edit;
  element.title = mark.said;
  if (part.tag === "gap") {
    element.setAttribute("aria-hidden", "true");  // else its hint would be read as a word of the sentence
    return element;
  }
  const number = make("sup", "", mark.moved ? `⇅${mark.number}` : mark.number);
  number.setAttribute("aria-hidden", "true");  // the status says its rule in words
  element.append(make("span", "", part.text), number);
  const both = document.createDocumentFragment();
  both.append(element, document.createElement("wbr"));  // a line may end where a sign stands for a line end
  return both;
}

function step(view, by) {
  const { root, data } = view;
  const edits = order(root);
  const at = root.edit === null ? (by > 0 ? 0 : edits.length - 1) : edits.indexOf(root.edit) + by;
  if (at >= 0 && at < edits.length) goTo(view, edits[at]);
  else if (by > 0 ? data.more.next : data.more.previous) view.turn(by > 0 ? "next" : "previous");
}

function goTo(view, edit) {
  if (edit === undefined) return;
  view.root.edit = String(edit);
  say(view);
  centre(view.root, view.root.querySelector(".here"));
}

// Shows and tells at which edit the reader is, and whether there is another.
function say(view) {
  const { root, data } = view;
  for (const mark of root.querySelectorAll("[data-edit]")) {
    mark.classList.toggle("here", mark.dataset.edit === root.edit);
  }
  const edits = order(root);
  const at = edits.indexOf(root.edit);
  const [previous, next] = root.querySelectorAll("button");
  previous.disabled = !(data.more.previous || (at < 0 ? edits.length : at > 0));
  next.disabled = !(data.more.next || at < edits.length - 1);
  root.querySelector(".status").textContent = root.edit === null ? data.words.start : data.marks[root.edit].said;
}

// The edits of this sheet, in order of the raw text.
function order(root) {
  return [...new Set([...root.querySelectorAll("td.raw [data-edit]")].map((mark) => mark.dataset.edit))];
}

// Scrolls the box and not the page around it.
function centre(root, element) {
  const box = root.querySelector(".scroller");
  if (!element) return;
  const [inner, outer] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
  box.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
}

function onEnter(event, act) {
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    act();
  }
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}
