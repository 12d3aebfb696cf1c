// Shows a document's sentences and tells which one the reader picks. Text goes in as text nodes only, never as HTML.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".reader");
  const view = { root, data };
  view.look = (id) => stand(view, id);
  view.go = (id) => { arrive(view, id); setTriggerValue("picked", id); };
  const content = JSON.stringify([data.passages, data.lanes, data.steps, data.words]);

  if (root.content !== content) {  // what did not change is left as it is, so that the reader's place in it is kept
    root.content = content;
    root.here = null;
    root.picked = undefined;
    root.replaceChildren(...(data.lanes.length ? [strip(view)] : []), bar(view), scroller(view));
    root.units = [...root.querySelectorAll(".unit")];
    root.starts = starts(root.units);
  }
  root.view = view;
  if (data.picked !== root.picked) arrive(view, data.picked);
  window.requestAnimationFrame(() => seen(root));
}

// The reader went to a sentence: it stands out and is seen, in its box and on the page.
function arrive(view, id) {
  press(view, id);
  stand(view, id);
  reveal(view, id);
}

// The sentence that the reader picked, which stands out and where the keyboard enters the text.
function press(view, id) {
  const { root } = view;
  root.picked = id;
  for (const unit of root.units) {
    unit.setAttribute("aria-pressed", String(unit.dataset.unit === id));
    unit.tabIndex = unit.dataset.unit === id ? 0 : -1;
  }
  if (!root.units.some((unit) => unit.tabIndex === 0) && root.units.length) root.units[0].tabIndex = 0;
}

// Brings the reader to a sentence, and lets the strip and the steps tell where that is.
function stand(view, id) {
  const { root, data } = view;
  root.here = id;
  const unit = root.units.find((one) => one.dataset.unit === id);
  for (const one of root.units) one.classList.toggle("here", one === unit);
  if (unit) centre(root, unit);
  for (const one of root.querySelectorAll("[role=slider]")) {
    tell(one, one.places.findIndex((place) => place.unit === id), data.words.here);
  }
  data.steps.forEach((steps, place) => told(view, steps, root.querySelectorAll(".steps")[place]));
}

function bar(view) {
  const element = make("div", "bar");
  element.append(...view.data.steps.map((steps) => stepsOf(view, steps)));
  return element;
}

function stepsOf(view, steps) {
  const element = make("div", "steps");
  const [previous, next] = [make("button", "previous", steps.previous), make("button", "next", steps.next)];
  previous.onclick = () => view.root.view.go(beside(view, steps, -1));
  next.onclick = () => view.root.view.go(beside(view, steps, 1));
  const status = make("span", "status");
  status.setAttribute("role", "status");
  element.append(previous, next, status);
  told(view, steps, element);
  return element;
}

function told(view, steps, element) {
  const at = steps.ids.indexOf(view.root.here);
  element.querySelector(".status").textContent =
    steps.said.replace("{at}", at < 0 ? "–" : String(at + 1)).replace("{of}", String(steps.ids.length));
  element.querySelector(".previous").disabled = beside(view, steps, -1) === undefined;
  element.querySelector(".next").disabled = beside(view, steps, 1) === undefined;
}

// The sentence before or behind the one where the reader is, among those of the steps; the first where they are at none.
function beside(view, steps, by) {
  const order = new Map(view.root.units ? view.root.units.map((unit, place) => [unit.dataset.unit, place]) : []);
  const here = order.get(view.root.here);
  if (here === undefined) return by > 0 ? steps.ids[0] : undefined;
  const ids = steps.ids.filter((id) => (order.get(id) - here) * by > 0);
  return by > 0 ? ids[0] : ids[ids.length - 1];
}

function scroller(view) {
  const element = make("div", "scroller");
  element.setAttribute("role", "region");
  element.setAttribute("aria-label", view.data.words.text);
  element.append(...view.data.passages.map((passage) => paragraph(view, passage)));
  element.onkeydown = (event) => onTextKey(view.root, event);
  let waiting = false;
  element.onscroll = () => {
    if (waiting) return;
    waiting = true;
    window.requestAnimationFrame(() => { waiting = false; seen(view.root); });
  };
  return element;
}

function paragraph(view, passage) {
  const element = make("div", `passage ${passage.form}`);
  for (const sentence of passage.sentences) {
    if (sentence.gap) element.append(make("small", "gap", sentence.gap), " ");
    if (sentence.opens) element.append(make("small", "opens", sentence.opens), " ");
    element.append(button(view, sentence), " ");
  }
  if (passage.gap) element.append(make("small", "gap", passage.gap));
  return element;
}

function button(view, sentence) {
  const element = make("span", `unit ${sentence.look}`);
  element.dataset.unit = sentence.id;
  element.setAttribute("role", "button");
  element.setAttribute("aria-pressed", "false");
  element.title = sentence.hint;
  element.onclick = () => view.root.view.go(sentence.id);
  element.append(underlined(sentence), ...sentence.themes.map(tag));
  if (sentence.mode) element.append(make("sup", "mode", sentence.mode));
  if (sentence.noisy) element.append(make("sup", "noise", "≈"));
  if (sentence.outside) element.append(" ", make("small", "outside", sentence.outside));
  return element;
}

// One line under the sentence for each theme, below each other: solid where it is present, dotted where it is absent.
function underlined(sentence) {
  const words = make("span", "words");
  words.lang = "nl";  // a text is in its own language, whatever that of the page is
  words.append(...sentence.pieces.map(piece));
  return sentence.themes.reduce((inner, theme, depth) => {
    const line = make("span");
    line.style.borderBottom = `2px ${theme.line} ${theme.colour}`;
    line.style.paddingBottom = `${depth * 4}px`;
    line.append(inner);
    return line;
  }, words);
}

// Evidence stands in the colour of its theme and in bold, what a search found in a frame.
function piece(part) {
  const colours = part.marks.filter((mark) => mark !== "hit");
  if (!part.marks.length) return document.createTextNode(part.text);
  const element = make("mark", part.marks.includes("hit") ? "hit" : "", part.text);
  if (colours.length) {
    element.classList.add("evidence");
    element.style.setProperty("--colour", colours[0]);
  }
  return element;
}

function tag(theme) {
  const element = make("sup", "tag", theme.tag);
  element.style.borderColor = theme.colour;
  return element;
}

function onTextKey(root, event) {
  const at = root.units.indexOf(event.target);
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (at < 0) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    event.target.click();
  } else if (by && root.units[at + by]) {
    event.preventDefault();
    event.target.tabIndex = -1;
    root.units[at + by].tabIndex = 0;
    root.units[at + by].focus();
  }
}

// Scrolls the box, and not the page around it, to a sentence that is not wholly seen.
function centre(root, element) {
  const box = root.querySelector(".scroller");
  const [inner, outer] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  box.scrollTop += inner.top - outer.top - Math.max((outer.height - inner.height) / 2, 0);
}

// Scrolls the page as far as it takes to see a sentence that a reader went to; one that is seen stays where it is.
function reveal(view, id) {
  const unit = view.root.units.find((one) => one.dataset.unit === id);
  if (unit) window.requestAnimationFrame(() => unit.scrollIntoView({ block: "nearest" }));
}

// Tells in the strip which part of the text is seen; in characters, as the strip is.
function seen(root) {
  const box = root.querySelector(".scroller").getBoundingClientRect();
  const first = search(root.units, (unit) => unit.getBoundingClientRect().bottom > box.top);
  const behind = search(root.units, (unit) => unit.getBoundingClientRect().top >= box.bottom);
  const whole = root.starts[root.units.length] || 1;
  frame(root, root.starts[first] / whole, root.starts[behind] / whole);
}

// At which character each sentence begins, and behind them where the last one ends.
function starts(units) {
  const found = [0];
  for (const unit of units) found.push(found[found.length - 1] + unit.querySelector(".words").textContent.length);
  return found;
}

// The place of the first for which a test holds, where it holds for all behind that one.
function search(items, holds) {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}
