"""Exchange: judgements and codebook in the forms of other programs, and back."""

from pipeline.exchange.elements import codebook_file
from pipeline.exchange.flat import answer_rows, unit_records
from pipeline.exchange.material import Material, Progress, material
from pipeline.exchange.project import project_file

__all__ = ["Material", "Progress", "answer_rows", "codebook_file", "material", "project_file", "unit_records"]
