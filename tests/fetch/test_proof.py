"""An address of https is asked only of who proves to be its host, by name and not by number."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import IngestError
from pipeline.fetch import asking, fetch
from tests.fetch.site import Site, serving, world

PAGE = b"<p>De wijk is van ons allen.</p>"


@pytest.fixture(scope="module")
def proof(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate, with its key, of wijk.example."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not there to make a certificate")
    path = tmp_path_factory.mktemp("proof") / "wijk.pem"
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    asked = ["req", "-x509", *key, "-days", "2", "-subj", "/CN=wijk.example"]
    named = ["-addext", "subjectAltName=DNS:wijk.example", "-keyout", str(path), "-out", str(path)]
    subprocess.run([str(shutil.which("openssl")), *asked, *named], check=True, capture_output=True)
    return path


@pytest.fixture(scope="module")
def secure(proof: Path) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(proof)
    with serving(context) as site:
        site.pages["/stuk"] = (200, {"Content-Type": "text/html"}, PAGE)
        yield site


def _fetched(site: Site, turns: Path, host: str) -> bytes:
    return fetch(f"https://{host}:{site.port}/stuk", site.limits(), world=world(turns)).data


def test_a_host_that_proves_its_name_is_asked(
    secure: Site, proof: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust = ssl.create_default_context(cafile=str(proof))
    monkeypatch.setattr(asking, "_trust", lambda: trust)
    assert _fetched(secure, tmp_path, "wijk.example") == PAGE
    with pytest.raises(IngestError, match=r"does not prove that it is ander\.example \(Hostname mismatch"):
        _fetched(secure, tmp_path, "ander.example")
    with pytest.raises(IngestError, match=r"does not prove that it is 127\.0\.0\.1"):
        _fetched(secure, tmp_path, "127.0.0.1")


def test_a_proof_that_nobody_trusts_is_none(secure: Site, tmp_path: Path) -> None:
    with pytest.raises(IngestError, match=r"does not prove that it is wijk\.example \(self"):
        _fetched(secure, tmp_path, "wijk.example")
