"""Pictures of pages: scans and photographs, read by OCR."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path

import numpy as np
import PIL
from PIL import Image, ImageOps, UnidentifiedImageError

import pipeline
from pipeline.ingest.hocr import PageRead
from pipeline.ingest.laying import lay_out
from pipeline.ingest.limits import MEGAPIXEL, Limits
from pipeline.ingest.ocr import Picture, counted, find_engine, marks_left_out, ocr_page, read_pictures, why_waiting
from pipeline.ingest.reading import Reading, one_line
from pipeline.ingest.refusals import broken, too_many_pixels, unread
from pipeline.messages import Message
from pipeline.text import OcrLack, Proposal, Role

_FORMATS = ("PNG", "JPEG", "TIFF")
_PAGED = "TIFF"
_USUAL_DPI = 300  # of a scan
_BELIEVED = (150, 1200)  # dpi: what cameras and screens say of themselves lies below
_LONG_SIDE = 2400  # pixels: a smaller picture is enlarged, for letters of a few pixels are not read
_MOST_TIMES = 3
_MOST_PIXELS = 40 * MEGAPIXEL  # a larger one is made smaller, which costs no letter


def read_bytes(data: bytes, path: Path, limits: Limits) -> Reading:
    """Read a picture; each picture in a TIFF file is a page.

    Raises:
        IngestError: when it is broken, has too many pixels or no text, or there is nothing here to read it with.
    """
    engine = find_engine() if limits.ocr_seconds else None
    if engine is None:
        raise unread(path, {why_waiting(limits.ocr_seconds)}, limits)
    Image.MAX_IMAGE_PIXELS = None  # each is held to the limit before it is unpacked
    with _open(data, path) as image:
        count = getattr(image, "n_frames", 1) if image.format == _PAGED else 1
        pages = (partial(_page, image, index, path, limits) for index in range(count))
        found = list(counted(read_pictures(engine, pages, limits), count))
    lines = [one.lines if isinstance(one, PageRead) else () for one in found]
    if not any(lines):
        raise unread(path, {one for one in found if isinstance(one, OcrLack)}, limits)
    laid = lay_out(lines, range(count))
    heading = next((block.span.of(laid.raw) for block in laid.blocks if block.role is Role.HEADING), None)
    return Reading(
        raw=laid.raw,
        reader=f"wijkspiegel {pipeline.__version__}, Pillow {PIL.__version__}",
        page_starts=laid.page_starts,
        pages_without_text=tuple(number for number, page in enumerate(lines, 1) if not page),
        blocks=laid.blocks,
        proposal=Proposal(title=one_line(heading)),
        notices=marks_left_out(sum(one.marks for one in found if isinstance(one, PageRead))),
        ocr=tuple(ocr_page(number, one) for number, one in enumerate(found, 1)),
        ocr_engine=str(engine),
    )


def _open(data: bytes, path: Path) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=_FORMATS)
    except UnidentifiedImageError as error:  # it names a place in memory, and no reason
        raise broken(path, Message("picture"), Message("what stands in it is no picture")) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise broken(path, Message("picture"), str(error)) from error


def _page(image: Image.Image, index: int, path: Path, limits: Limits) -> Picture:
    """A page, held to the limit before its pixels are unpacked."""
    try:
        image.seek(index)
        if image.width * image.height > limits.picture_megapixels * MEGAPIXEL:
            raise too_many_pixels(path, limits)
        return _picture(image)
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise broken(path, Message("picture"), str(error)) from error


def _picture(image: Image.Image) -> Picture:
    """A picture upright, grey, and of a size that letters are read at."""
    told = float(image.info.get("dpi", (0, 0))[0])
    grey = _grey(ImageOps.exif_transpose(image))
    is_scan = _BELIEVED[0] <= told <= _BELIEVED[1]
    wanted = 1.0 if is_scan else max(1.0, _LONG_SIDE / max(grey.size))
    factor = min(_MOST_TIMES, wanted, (_MOST_PIXELS / (grey.width * grey.height)) ** 0.5)
    if factor != 1:
        size = (max(1, round(grey.width * factor)), max(1, round(grey.height * factor)))
        grey = grey.resize(size, Image.Resampling.BICUBIC)
    return Picture(np.array(grey), told * factor if is_scan else _USUAL_DPI)


def _grey(image: Image.Image) -> Image.Image:
    """Grey on white paper: what is transparent is paper, and of sixteen bits the higher eight tell."""
    if image.mode.startswith(("I", "F")):
        deep = np.asarray(image, dtype=np.float64)
        return Image.fromarray((deep * (255 / max(1.0, deep.max()))).astype(np.uint8))
    if not image.has_transparency_data:
        return image.convert("L")
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, image.convert("RGBA")).convert("L")
