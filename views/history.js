// Streamlit enters a page into the browser's history twice: first what is asked of it behind the address of the page
// that is left, then its own address. Back would lead to that page without its filters. The second takes the place of
// the first. What a link carries and Streamlit keeps by itself, the language, stands in the address once.

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
  let halfway = null
  for (const act of ["click", "keydown", "popstate"]) addEventListener(act, () => (halfway = null), true)

  history.pushState = (state, title, to) => {
    const next = withoutRepeats(new URL(to, location.href))
    if (next.href === location.href) return
    const turns = next.pathname !== location.pathname
    if (turns && halfway === location.href) history.replaceState(state, title, next)
    else push(state, title, next)
    halfway = turns ? null : next.href
  }
  history.entersOnce = true
}

export default function () {
  if (!history.entersOnce) patch(history)
}
