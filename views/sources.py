"""Where documents come from: files, a folder of them, pasted text, web addresses. All of it goes into the tray."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

import streamlit as st

from pipeline.ingest import EXTENSIONS
from pipeline.intake import of_address, of_text, of_upload
from views import cached, filters, tray
from views.strings import say
from views.tray import Source

_TYPES = [ending.lstrip(".") for ending in EXTENSIONS]
_LINES = 120
"""Pixels for a few addresses."""


class Way(StrEnum):
    """A way to bring documents."""

    FILES = "files"
    FOLDER = "folder"
    TEXT = "text"
    ADDRESSES = "addresses"


def ask() -> None:
    """Ask for documents; what is brought is read at once, and nothing is written."""
    way = filters.one_of(say("adding.way"), {one: say(f"adding.way_{one}") for one in Way}, "vanuit")
    {Way.FILES: _files, Way.FOLDER: _folder, Way.TEXT: _text, Way.ADDRESSES: _addresses}[way]()


def _files() -> None:
    uploads = st.file_uploader(
        say("adding.files"), type=_TYPES, accept_multiple_files=True, key=tray.field_key("files")
    )
    _take_uploads(uploads)


def _folder() -> None:
    st.caption(say("adding.folder_note"))
    uploads = st.file_uploader(
        say("adding.folder"), type=_TYPES, accept_multiple_files="directory", key=tray.field_key("folder")
    )
    _take_uploads(uploads)


def _take_uploads(uploads: list[st.runtime.uploaded_file_manager.UploadedFile]) -> None:
    settings = cached.settings()
    read = [Source(one.name, partial(of_upload, one.name, one.getvalue(), settings)) for one in uploads]
    if read:
        tray.take(read)


def _text() -> None:
    with st.form("paste"):
        title = st.text_input(say("adding.text_title"), key=tray.field_key("paste-title"))
        text = st.text_area(say("adding.text"), height=240, key=tray.field_key("paste"))
        pressed = st.form_submit_button(say("adding.read"), key="read")
    if pressed and text.strip():
        tray.take([Source(title.strip() or say("adding.way_text"), partial(of_text, text, title, cached.settings()))])


def _addresses() -> None:
    with st.form("addresses"):
        typed = st.text_area(
            say("adding.addresses"), height=_LINES, help=say("adding.addresses_help"), key=tray.field_key("addresses")
        )
        pressed = st.form_submit_button(say("adding.fetch"), key="fetch")
    addresses = list(dict.fromkeys(typed.split()))
    if pressed and addresses:
        settings = cached.settings()
        tray.take([Source(one, partial(of_address, one, settings)) for one in addresses])
