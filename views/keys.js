// Hands the keys of a page over one at a time, for Streamlit hears those that come faster than it follows in no order.
// A key that comes while the page still answers the one before waits for it. It is meant for what the reader sees when
// they press it: where the page shows something else by then, it and those behind it are dropped, and the page says so.

const PATIENCE = 10_000  // milliseconds after which a key that led to nothing is no longer waited for
const GLANCE = 30  // milliseconds until it is looked again whether the page is done

const typing = (target) => target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName)

const isOurs = (event) =>
  !(event.ctrlKey || event.altKey || event.metaKey || typing(event.composedPath()[0])) &&
  document.querySelector(`.st-key-key-${CSS.escape(event.key.length === 1 ? event.key.toUpperCase() : event.key)} button`)

const held = { waiting: false, queue: [], run: null, mark: null }

// What the page shows now, which may be ahead of what this component was told: the first class of the kind that marks it.
const shown = () => {
  const marked = document.querySelector(`[class*="${held.mark}"]`)
  return marked ? [...marked.classList].find((name) => name.startsWith(held.mark)) : null
}

const isRunning = () => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "running"

const wait = () => {
  clearTimeout(held.timer)
  held.waiting = true
  held.timer = setTimeout(() => (held.waiting = false), PATIENCE)
}

const hear = (event) => {
  if (event.handed || !isOurs(event)) return
  if (!held.waiting && !isRunning()) return wait()
  event.preventDefault()
  event.stopImmediatePropagation()
  if (!event.repeat) held.queue.push({ event, shown: shown() })
}

const hand = (event) => {
  for (const type of ["keydown", "keyup"]) {
    const again = new KeyboardEvent(type, event)
    again.handed = true
    document.body.dispatchEvent(again)
  }
}

const whenIdle = (then) =>  // Safari does not tell
  "requestIdleCallback" in window ? requestIdleCallback(then, { timeout: PATIENCE }) : setTimeout(then, 5 * GLANCE)

// What an answer changed reaches the buttons after the page is done: a key before that would take the old state along.
const settled = (then) => {
  if (isRunning()) setTimeout(() => settled(then), GLANCE)
  else whenIdle(() => requestAnimationFrame(() => setTimeout(then, GLANCE)))
}

const goOn = (run, drop) => {
  if (run !== held.run) return
  held.waiting = false
  const next = held.queue.shift()
  if (!next) return
  wait()
  if (next.shown === shown()) return hand(next.event)
  held.queue = []
  drop()
}

export default function ({ data, setTriggerValue }) {
  held.mark = data.mark
  if (data.run !== held.run) {
    held.run = data.run
    wait()
    settled(() => goOn(data.run, () => setTriggerValue("dropped", true)))
  }
  addEventListener("keydown", hear, true)
  return () => removeEventListener("keydown", hear, true)
}
