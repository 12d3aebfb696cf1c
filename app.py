"""The browser: page config, what stands at the side, navigation. `wijkspiegel browse` starts it."""

from pathlib import Path

import streamlit as st

from pipeline.errors import WijkspiegelError
from views import history, page_language, parts, sidebar
from views.strings import say

PAGES = {
    "overzicht": "overview",
    "tijdlijn": "timeline",
    "woord-en-daad": "contrast",
    "zoeken": "searching",
    "lezen": "reading",
    "toevoegen": "adding",
    "corpus": "corpus",
    "beoordelen": "review",
    "verschillen": "differences",
    "overeenstemming": "agreement",
    "logboek": "logbook",
    "methode": "method",
}

st.set_page_config(page_title="Wijkspiegel", layout="wide")  # until it is known which page
st.logo(Path(__file__).parent / "views" / "wordmark.svg", size="large")
st.html(Path(__file__).parent / "views" / "page.css")
history.keep()
asked_for_language = sidebar.language_switch()
page_language.tell()
pages = [st.Page(f"views/{file}.py", title=say(f"page.{file}"), url_path=path) for path, file in PAGES.items()]


def start() -> None:
    """The bare address leads to the first page, whose own address then works as a link too."""
    asked = {key: st.query_params.get_all(key) for key in st.query_params if key not in st.session_state}
    st.switch_page(pages[0], query_params=asked)  # what stands at the side keeps its own place in the address


page = st.navigation([st.Page(start, title="Wijkspiegel", default=True, visibility="hidden"), *pages])
if not asked_for_language:
    st.rerun()
# The page's own title is not asked for: outside a server it has none.
shown = [say(f"page.{file}") for one, file in zip(pages, PAGES.values(), strict=True) if one is page]
st.set_page_config(page_title=" – ".join([*shown, "Wijkspiegel"]))
try:
    sidebar.fictional_switch()
    sidebar.works_switch()
    sidebar.certain_switch()
    sidebar.noise_switch()
    sidebar.machine_switch()
    parts.told_under_way()
    parts.judged_under_this_codebook()
    page.run()
except WijkspiegelError as error:
    parts.fault(error)
