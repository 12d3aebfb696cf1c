"""How much one file may ask of its reader."""

from pydantic import BaseModel, ConfigDict, Field


class Limits(BaseModel):
    """Bounds on reading one file. Beyond them the file is refused, and nothing else.

    Attributes:
        seconds: Wall time for reading one file.
        memory_mb: Memory of the reader's process, in MiB (kept by Linux alone; macOS and Windows have no such limit).
        file_mb: Size of the file, in MiB.
        unpacked_mb: Size of an archive (Word file, project of another program) when unpacked, in MiB.
        members: Files in a project of another program.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    seconds: float = Field(default=120, gt=0)
    memory_mb: int = Field(default=2048, gt=0)
    file_mb: int = Field(default=100, gt=0)
    unpacked_mb: int = Field(default=500, gt=0)
    members: int = Field(default=20_000, gt=0)
