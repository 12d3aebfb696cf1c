// The strip above a text: a lane for each theme, with a tick wherever in the text the theme stands. A lane is one stop
// for the keyboard; its arrows go from tick to tick.
function strip(view) {
  const element = make("div", "strip");
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", view.data.words.strip);
  element.append(...view.data.lanes.map((lane) => laneOf(view, lane)));
  return element;
}

function laneOf(view, lane) {
  const element = make("div", "lane");
  const name = make("div", "name");
  const tag = make("b", "tag", lane.tag);
  tag.style.borderColor = lane.colour;
  name.append(tag, make("span", "label", lane.name), make("span", "count", lane.count));
  name.title = lane.said;
  element.append(name, lane.places.length ? track(view, lane) : make("div", "track none", view.data.words.not_there));
  return element;
}

function track(view, lane) {
  const element = make("div", "track");
  element.tabIndex = 0;
  element.setAttribute("role", "slider");
  element.setAttribute("aria-label", lane.said);
  element.setAttribute("aria-valuemin", "0");
  element.setAttribute("aria-valuemax", String(lane.places.length));
  element.append(make("div", "window"), ...lane.places.map((place) => tick(lane, place)));
  element.places = lane.places;
  tell(element, -1, view.data.words.here);
  element.onclick = (event) => view.root.view.go(nearest(element, event.clientX).unit);
  element.onkeydown = (event) => onTrackKey(view, element, event);
  return element;
}

// Filled where the theme is present, hollow where it is absent.
function tick(lane, place) {
  const element = make("i", `tick ${place.line}`);
  element.style.left = `${100 * place.start}%`;
  element.style.width = `${100 * (place.end - place.start)}%`;
  element.style.color = lane.colour;
  element.title = place.said;
  return element;
}

function nearest(element, x) {
  const box = element.getBoundingClientRect();
  const at = (x - box.left) / box.width;
  const distance = (place) => Math.max(place.start - at, at - place.end, 0);
  return element.places.reduce((best, place) => (distance(place) < distance(best) ? place : best));
}

function onTrackKey(view, element, event) {
  const last = element.places.length - 1;
  const at = element.at;
  const to = {
    ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: Math.max(at - 1, 0), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last,
  }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    view.root.view.look(element.places[Math.min(to, last)].unit);
  } else if ((event.key === "Enter" || event.key === " ") && at >= 0) {
    event.preventDefault();
    view.root.view.go(element.places[at].unit);
  }
}

// Which of its ticks a lane stands at; -1: at none.
function tell(element, at, words) {
  element.at = at;
  element.setAttribute("aria-valuenow", String(at + 1));
  element.setAttribute("aria-valuetext", at < 0 ? words : element.places[at].said);
  element.querySelectorAll(".tick").forEach((one, place) => one.classList.toggle("at", place === at));
}

// Lays a frame over each lane around the part of the text that is seen now.
function frame(root, from, to) {
  for (const element of root.querySelectorAll(".window")) {
    element.style.left = `${100 * from}%`;
    element.style.width = `${100 * (to - from)}%`;
  }
}
