"""Packages of language pipelines as pip would lay them out."""

from __future__ import annotations

import shutil
from pathlib import Path

from spacy.cli.package import package


def install(pipeline: Path, site: Path, package_name: str, version: str = "9.9.9") -> Path:
    """Make a package of a pipeline, and put it where a process that has `site` on its path finds it.

    Args:
        pipeline: The folder of a Dutch pipeline.
        site: A folder, made where it is not there.
        package_name: Such as `nl_core_news_sm`.
        version: Of the package.

    Returns:
        The folder that is imported.
    """
    made = site.parent / f"made-{package_name}"
    made.mkdir(parents=True)
    name = package_name.removeprefix("nl_")
    package(pipeline, made, name=name, version=version, create_sdist=False, create_wheel=False)
    project = made / f"{package_name}-{version}"
    shutil.copytree(project / package_name, site / package_name)
    shutil.copy(project / "meta.json", site / package_name)  # as its setup.py does
    info = site / f"{package_name}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {package_name}\nVersion: {version}\n", encoding="utf-8"
    )
    return site / package_name
