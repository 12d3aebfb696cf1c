"""`wijkspiegel browse`: the browser on the corpus."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tomllib
from typing import Annotated

import typer

from pipeline.cli.shared import CorpusOption, QuietOption, say, shared
from pipeline.cli.store import bring_up_to_date
from pipeline.errors import SettingsError
from pipeline.settings import CORPUS_VARIABLE, REPOSITORY

APP = REPOSITORY / "app.py"
CONFIG = REPOSITORY / ".streamlit" / "config.toml"

_Port = Annotated[
    int | None, typer.Option("--port", min=1024, max=65535, help="Another port than that of .streamlit/config.toml.")
]
_Headless = Annotated[bool, typer.Option("--headless", help="Open no web browser; print the address only.")]


def browse(
    context: typer.Context,
    port: _Port = None,
    headless: _Headless = False,
    corpus: CorpusOption = None,
    quiet: QuietOption = False,
) -> None:
    """Bring the store up to date and open the browser, until Ctrl-C ends it."""
    common = shared(context, quiet=quiet)
    settings = common.settings(corpus)
    if not APP.is_file() or importlib.util.find_spec("streamlit") is None:
        remedy = "install the product from a clone with: pip install -e ."
        raise SettingsError("the browser is not there", where=APP, remedy=remedy)
    bring_up_to_date(settings, quiet=common.quiet)
    say(f"Wijkspiegel is at http://localhost:{port or _configured_port()} (Ctrl-C ends it)", quiet=common.quiet)
    command = serve_command(port, headless=headless or not has_screen())
    environment = {**os.environ, CORPUS_VARIABLE: str(settings.corpus)}
    try:
        ended = subprocess.run(command, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return
    raise typer.Exit(int(ended != 0))


def serve_command(port: int | None, *, headless: bool) -> list[str]:
    """The command line that serves the browser; its settings stand in `.streamlit/config.toml` beside the app."""
    options = [f"--server.headless={str(headless).lower()}"]
    options += [] if port is None else [f"--server.port={port}"]
    return [sys.executable, "-m", "streamlit", "run", str(APP), *options]


def has_screen() -> bool:
    """Whether a web browser can be opened here."""
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def _configured_port() -> int:
    return int(tomllib.loads(CONFIG.read_text(encoding="utf-8"))["server"]["port"])
