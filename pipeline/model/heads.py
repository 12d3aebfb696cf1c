"""Heads for themes that the model does not know: few labels, the encoder's vectors, and what the cue rules see.

    line → encoder → vector ┐
    line → cue rules → seen ┴→ scale → weigh → probability

A head belongs to a corpus, whose codebook has the theme: `heads/<theme>.skops`, and beside it a manifest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from pipeline.codebook import ThemeId
from pipeline.errors import ModelError, first_fault
from pipeline.judgement import Verdict
from pipeline.model.choice import read_bytes
from pipeline.model.encoder import NETWORK, Reading
from pipeline.model.stored import packed, unpacked
from pipeline.text import checksum

__all__ = ["CUE_WEIGHT", "HeadManifest", "ThemeHead", "encoder_print", "head_name", "load_heads", "manifests"]

CUE_WEIGHT = 10.0
"""How large the sign of the cues stands beside scaled vectors: few labels must not outweigh what the codebook says."""
REMEDY = "teach it again with `wijkspiegel train`"
_ENDING, _MANIFEST_ENDING = ".skops", ".json"

Numbers = NDArray[np.float64]
_Share = Annotated[float, Field(ge=0, le=1)]


class HeadManifest(BaseModel):
    """What a head is, and what it learned from.

    Attributes:
        theme: The theme's id.
        encoder: Checksum of the encoder whose vectors it weighs.
        labelled: How many labelled sentences it learned from.
        with_theme: How many of these have the theme.
        reviewed: How many of these a reviewer judged.
        documents: Of how many documents they are.
        background: How many sentences without labels it learned from besides, by what the cues see in them.
        precision: Of the labelled sentences, judged by heads that had not learned from their documents; so are `recall`
            and `f1`.
        recall: See `precision`.
        f1: See `precision`.
        sha256: Checksum of the head's file.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    theme: ThemeId
    encoder: str
    labelled: int
    with_theme: int
    reviewed: int
    documents: int
    background: int
    precision: _Share
    recall: _Share
    f1: _Share
    sha256: str = ""


@dataclass(frozen=True)
class ThemeHead:
    """A head for one theme.

    Attributes:
        scaler: Brings the encoder's vectors to one measure.
        weigher: Weighs these and the sign of the cues.
        threshold: From which probability on the theme is there.
        stance_border: A theme that is there is `present` where the mean of the encoder's logits for stance, over the
            themes that it knows, is above this.
    """

    scaler: StandardScaler
    weigher: LogisticRegression
    threshold: float
    stance_border: float

    def judge(self, vectors: NDArray[np.float32], seen: Sequence[bool] | NDArray[np.bool_]) -> Numbers:
        """The probability that the theme is in each of n lines.

        Args:
            vectors: Float (n, width), the encoder's.
            seen: For each line whether the cue rules see the theme, on whatever ground.
        """
        if not len(vectors):
            return np.zeros(0)
        return np.asarray(self.weigher.predict_proba(signs(self.scaler, vectors, seen))[:, 1], np.float64)

    def verdicts(self, reading: Reading, seen: Sequence[bool] | NDArray[np.bool_]) -> list[tuple[Verdict, float]]:
        """For each line the verdict and the probability that the theme is there."""
        present = reading.stances.mean(axis=1) >= self.stance_border
        return [
            (_verdict(float(probability), self.threshold, is_present=bool(stance)), float(probability))
            for probability, stance in zip(self.judge(reading.vectors, seen), present, strict=True)
        ]

    def save(self, folder: Path, manifest: HeadManifest) -> HeadManifest:
        """Write head and manifest into a folder, which is made; the manifest comes last.

        Returns:
            The manifest as it was written.
        """
        parts = {"scaler": self.scaler, "weigher": self.weigher}
        content = {**parts, "threshold": self.threshold, "stance_border": self.stance_border}
        data = packed(content)
        sealed = manifest.model_copy(update={"sha256": checksum(data)})
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{manifest.theme}{_ENDING}").write_bytes(data)
        text = sealed.model_dump_json(indent=1) + "\n"
        (folder / f"{manifest.theme}{_MANIFEST_ENDING}").write_text(text, encoding="utf-8", newline="\n")
        return sealed


def signs(scaler: StandardScaler, vectors: NDArray[np.float32], seen: Sequence[bool] | NDArray[np.bool_]) -> Numbers:
    """Float (n, width + 1): scaled vectors beside the sign of the cues."""
    cues = np.asarray(seen, np.float64)[:, None] * CUE_WEIGHT
    return np.hstack([np.asarray(scaler.transform(vectors), np.float64), cues])


def encoder_print(folder: Path) -> str:
    """What stands for the encoder of the model in a folder.

    Raises:
        ModelError: when it cannot be read.
    """
    return checksum(read_bytes(folder / NETWORK))


def manifests(folder: Path) -> dict[str, HeadManifest]:
    """What the heads in a folder are, by theme, without loading them; none where there is no such folder.

    Raises:
        ModelError: when a manifest cannot be read or is not as it should be.
    """
    return {path.stem: _manifest(path) for path in sorted(folder.glob(f"*{_MANIFEST_ENDING}"))}


def head_name(folder: Path) -> str:
    """Changes with any head in a folder, as `model_name` does with the model; empty where there is none.

    Raises:
        ModelError: when a manifest cannot be read.
    """
    found = manifests(folder)
    return checksum("".join(f"{one.theme} {one.sha256}\n" for one in found.values()))[:8] if found else ""


def load_heads(folder: Path, encoder: str) -> Mapping[str, ThemeHead]:
    """The heads in a folder, by theme.

    Args:
        folder: Where they are; none where there is no such folder.
        encoder: What stands for the encoder whose vectors they will weigh, see `encoder_print`.

    Raises:
        ModelError: when a head is missing or damaged, or learned on the vectors of another encoder.
    """
    return {theme: _load(folder / f"{theme}{_ENDING}", one, encoder) for theme, one in manifests(folder).items()}


def _manifest(path: Path) -> HeadManifest:
    try:
        return HeadManifest.model_validate_json(read_bytes(path))
    except ValidationError as error:
        raise ModelError(first_fault(error), where=path, remedy=REMEDY) from error


def _load(path: Path, manifest: HeadManifest, encoder: str) -> ThemeHead:
    if manifest.encoder != encoder:
        raise ModelError("learned on the vectors of another encoder", where=path, remedy=REMEDY)
    data = read_bytes(path)
    if checksum(data) != manifest.sha256:
        raise ModelError("is not the file that its manifest names", where=path, remedy=REMEDY)
    return unpacked(data, _head, problem="holds no head", where=path, remedy=REMEDY)


def _head(content: Mapping[str, Any]) -> ThemeHead:
    return ThemeHead(content["scaler"], content["weigher"], content["threshold"], content["stance_border"])


def _verdict(probability: float, threshold: float, *, is_present: bool) -> Verdict:
    if probability < threshold:
        return Verdict.NO
    return Verdict.PRESENT if is_present else Verdict.ABSENT
