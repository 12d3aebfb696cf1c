// Shows a document's sentences and tells which one the reader picks. Text goes in as text nodes only, never as HTML.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".sentences");
  const first = !root.hasChildNodes();
  const pick = (id) => setTriggerValue("picked", id);

  root.replaceChildren(...data.passages.map((passage) => paragraph(passage, data.picked, pick)));
  const picked = root.querySelector("[aria-pressed=true]");
  if (picked && first) picked.scrollIntoView({ block: "center" });
}

function paragraph(passage, picked, pick) {
  const element = document.createElement("div");
  element.className = `passage ${passage.form}`;
  for (const sentence of passage.sentences) {
    element.append(button(sentence, sentence.id === picked, pick), " ");
  }
  return element;
}

function button(sentence, pressed, pick) {
  const element = document.createElement("span");
  element.className = sentence.counts ? "unit" : "unit aside";
  element.setAttribute("role", "button");
  element.setAttribute("tabindex", "0");
  element.setAttribute("aria-pressed", String(pressed));
  element.title = sentence.hint;
  element.onclick = () => pick(sentence.id);
  element.onkeydown = (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      pick(sentence.id);
    }
  };
  if (sentence.opens) element.append(beside("opens", sentence.opens), " ");
  element.append(underlined(sentence), ...sentence.themes.map(tag), ...(sentence.noisy ? [noise()] : []));
  if (sentence.outside) element.append(" ", beside("outside", sentence.outside));
  return element;
}

// One line under the sentence for each theme, below each other: solid where it is present, dotted where it is absent.
function underlined(sentence) {
  return sentence.themes.reduce((inner, theme, depth) => {
    const line = document.createElement("span");
    line.style.borderBottom = `2px ${theme.line} ${theme.colour}`;
    line.style.paddingBottom = `${depth * 4}px`;
    line.append(inner);
    return line;
  }, document.createTextNode(sentence.text));
}

// A few words beside a sentence: the comment that it opens, or what it is when it is no running text.
function beside(name, words) {
  const element = document.createElement("small");
  element.className = name;
  element.textContent = words;
  return element;
}

// A discreet sign behind a sentence of which much is no Dutch; the hint says how much.
function noise() {
  const element = document.createElement("sup");
  element.className = "noise";
  element.textContent = "≈";
  return element;
}

function tag(theme) {
  const element = document.createElement("sup");
  element.textContent = theme.tag;
  element.style.borderColor = theme.colour;
  return element;
}
