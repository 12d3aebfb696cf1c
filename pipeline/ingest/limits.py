"""How much one file may ask of its reader."""

from pydantic import BaseModel, ConfigDict, Field

MEGAPIXEL = 1_000_000
LINE = 80
"""Characters; a shorter line counts as one."""


class Limits(BaseModel):
    """Bounds on reading one file. Beyond them the file is refused, and nothing else.

    Attributes:
        seconds: Wall time for reading one file; where pages are read by OCR, anew for each of them.
        ocr_seconds: Wall time of OCR for one page, on top; 0: no page is read by OCR.
        ocr_file_seconds: Wall time of OCR for all pages of a file together; those beyond it wait.
        memory_mb: Memory of the reader's process, in MiB (kept by Linux alone; macOS and Windows have no such limit).
        file_mb: Size of the file, in MiB.
        lines: Size of its text, in lines of `LINE` characters: cleaning it takes two milliseconds for each at most.
        unpacked_mb: Size of an archive (Word file, project of another program) when unpacked, in MiB.
        members: Files in a project of another program.
        picture_megapixels: Size of a picture, in millions of pixels. A larger page of a PDF is drawn smaller.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    seconds: float = Field(default=120, gt=0)
    memory_mb: int = Field(default=2048, gt=0)
    file_mb: int = Field(default=100, gt=0)
    unpacked_mb: int = Field(default=500, gt=0)
    members: int = Field(default=20_000, gt=0)
    lines: int = Field(default=50_000, gt=0)
    ocr_seconds: float = Field(default=120, ge=0)
    ocr_file_seconds: float = Field(default=3600, gt=0)
    picture_megapixels: int = Field(default=100, gt=0)
