// What follows from one act of the reader is one entry of the browser's history. Streamlit enters a page several times:
// what is asked of it behind the address of the page that is left, then its own address. Back would lead to that page
// without its filters. And what a link carries though Streamlit keeps it, the language, stands in the address once.

const withoutRepeats = (address) => {
  const asked = new URLSearchParams()
  for (const [name, value] of address.searchParams) {
    if (!asked.getAll(name).includes(value)) asked.append(name, value)
  }
  if (asked.size < address.searchParams.size) address.search = asked
  return address
}

const patch = (history) => {
  const push = history.pushState.bind(history)
  let written = null
  for (const act of ["click", "keydown", "popstate"]) addEventListener(act, () => (written = null), true)

  history.pushState = (state, title, to) => {
    const next = withoutRepeats(new URL(to, location.href))
    if (next.href === location.href) return
    if (written === location.href) history.replaceState(state, title, next)
    else push(state, title, next)
    written = location.href
  }
  history.entersOnce = true
}

export default function () {
  if (!history.entersOnce) patch(history)
}
