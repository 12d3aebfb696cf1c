// Streamlit's page says of itself that it is English: a screen reader would read Dutch as if it were, a browser offers to
// translate it. The page is in the language that its reader chose.

export default function ({ data }) {
  document.documentElement.lang = data.language
}
