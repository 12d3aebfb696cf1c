"""Exchange: judgements and codebook in the forms of other programs, and back."""

from pipeline.exchange.elements import codebook_file
from pipeline.exchange.flat import answer_rows, unit_records
from pipeline.exchange.foreign import read_project
from pipeline.exchange.incoming import Incoming, Left, NewVerdict, incoming
from pipeline.exchange.material import Material, Progress, material
from pipeline.exchange.project import project_file

__all__ = [
    "Incoming",
    "Left",
    "Material",
    "NewVerdict",
    "Progress",
    "answer_rows",
    "codebook_file",
    "incoming",
    "material",
    "project_file",
    "read_project",
    "unit_records",
]
