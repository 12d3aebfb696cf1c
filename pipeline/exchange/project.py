"""Projects as REFI-QDA has them (`.qdpx`): clean texts as sources, units as selections, answers as codings.

The order of elements is the schema's, and each is left out where it would be empty. Texts have LF line ends and no
BOM; positions are code points over them, the end exclusive.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from pipeline.codebook import Codebook
from pipeline.effective import Label
from pipeline.exchange.answers import (
    Answer,
    answers_on,
    coding_guid,
    selection_guid,
    source_guid,
    user_guid,
    user_of,
)
from pipeline.exchange.elements import (
    PROJECT_SPACE,
    Attributes,
    codes_element,
    description,
    element,
    moment,
    printable,
    spaces,
    text_element,
)
from pipeline.exchange.guids import guid
from pipeline.exchange.material import About, CodedText, CodedUnit, Material, Progress
from pipeline.judgement import Judgement

ROOT, SOURCES = "project.qde", "sources"
_MADE = (1980, 1, 1, 0, 0, 0)  # of files in the archive: the same project is the same file
_TYPES = {"year": "Integer", "date": "Date", "fictional": "Boolean"}  # other columns are Text
_ELEMENTS = {"Integer": "IntegerValue", "Date": "DateValue", "Boolean": "BooleanValue", "Text": "TextValue"}


def project_file(
    material: Material,
    codebook: Codebook,
    *,
    name: str,
    origin: str,
    names: Mapping[str, str],
    progress: Progress,
) -> bytes:
    """A whole project.

    Args:
        material: What to hand out.
        codebook: Its codes.
        name: Of the project.
        origin: Name and version of the program that writes it.
        names: What people are called, by labeller; others go by the labeller.
        progress: Called after each document.

    Returns:
        The archive; the same for the same material.
    """
    held, root = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        with etree.xmlfile(root, encoding="utf-8") as file:
            file.write_declaration()
            about = {"name": printable(name), "origin": origin}
            with file.element(f"{{{PROJECT_SPACE}}}Project", about, nsmap=spaces(PROJECT_SPACE)):
                for part in _parts(material, codebook, names):
                    file.write(part)
                notes: list[etree._Element] = []
                if material.abouts:
                    with file.element(f"{{{PROJECT_SPACE}}}Sources"):
                        for text in material.texts(progress):
                            _add(archive, f"{SOURCES}/{source_guid(text.about)}.txt", text.cleaned.text.encode())
                            file.write(_Writer(text, codebook.theme_ids, notes).source())
                if notes:
                    file.write(element("Notes", {}, notes))
        _add(archive, ROOT, root.getvalue())
    return held.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    member = zipfile.ZipInfo(name, _MADE)
    archive.writestr(member, data, zipfile.ZIP_DEFLATED)


def _parts(material: Material, codebook: Codebook, names: Mapping[str, str]) -> Iterator[etree._Element]:
    """What stands before the sources."""
    users = [_user(labeller, settles, names) for labeller, settles in material.labellers]
    if users:
        yield element("Users", {}, users)
    yield element("CodeBook", {}, [codes_element(codebook)])
    if material.abouts:
        yield element("Variables", {}, [_variable(name) for name in _columns(material.abouts)])
        yield element("Cases", {}, [_case(about) for about in material.abouts])


def _user(labeller: str, settles: bool, names: Mapping[str, str]) -> etree._Element:
    user, name = user_of(labeller, settles), names.get(labeller, labeller)
    return element("User", {"guid": user_guid(user), "name": f"{name} (settling)" if settles else name, "id": user})


def _columns(abouts: Sequence[About]) -> list[str]:
    return list(dict.fromkeys(name for about in abouts for name in about.columns))


def _variable(name: str) -> etree._Element:
    return element(
        "Variable", {"guid": guid("variable", name), "name": name, "typeOfVariable": _TYPES.get(name, "Text")}
    )


def _values(about: About) -> list[etree._Element]:
    return [_value(name, value) for name, value in about.columns.items() if value is not None]


def _value(name: str, value: str | int | bool) -> etree._Element:
    written = str(value).lower() if isinstance(value, bool) else str(value)
    reference = element("VariableRef", {"targetGUID": guid("variable", name)})
    return element("VariableValue", {}, [reference, text_element(_ELEMENTS[_TYPES.get(name, "Text")], written)])


def _case(about: About) -> etree._Element:
    """A document as a case, for programs that look for variables there."""
    reference = element("SourceRef", {"targetGUID": source_guid(about)})
    attributes: Attributes = {"guid": guid("case", about.slug), "name": about.slug}
    return element("Case", attributes, [*_values(about), reference])


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes one document.

    Attributes:
        text: The document.
        themes: The ids that the codebook knows.
        notes: The notes of the whole project, to which those of this document are added.
    """

    text: CodedText
    themes: Sequence[str]
    notes: list[etree._Element]
    _noted: dict[str, str] = field(default_factory=dict)

    def source(self) -> etree._Element:
        about, made = self.text.about, source_guid(self.text.about)
        attributes: Attributes = {
            "guid": made,
            "name": about.slug,
            "plainTextPath": f"internal://{made}.txt",
            "creationDateTime": moment(self.text.processed_at),
        }
        said = f"{about.columns['title']} ({about.columns['year']}); raw_sha256={about.raw_sha256}"
        selections = [self._selection(unit) for unit in self.text.units]
        return element("TextSource", attributes, [*description(said), *selections, *_values(about)])

    def _selection(self, unit: CodedUnit) -> etree._Element:
        machine = unit.machine
        attributes: Attributes = {
            "guid": selection_guid(unit.id),
            "name": unit.clean.of(self.text.cleaned.text),
            "startPosition": str(unit.clean.start),
            "endPosition": str(unit.clean.end),
            "creatingUser": user_guid(machine.labeller) if machine else None,
            "creationDateTime": moment(machine.time) if machine else None,
        }
        answers = answers_on(unit, self.themes)
        coded = {answer.judgement.id for answer in answers}
        bare = [one for one in unit.stands if one.note and one.id not in coded]
        children = [*description(_standing_of(unit)), *(self._coding(unit, answer) for answer in answers)]
        return element("PlainTextSelection", attributes, [*children, *(self._note(one) for one in bare)])

    def _coding(self, unit: CodedUnit, answer: Answer) -> etree._Element:
        attributes: Attributes = {
            "guid": coding_guid(answer.user, unit.id, answer.code),
            "creatingUser": user_guid(answer.user),
            "creationDateTime": moment(answer.judgement.time),
        }
        code = element("CodeRef", {"targetGUID": answer.code.guid})
        return element("Coding", attributes, [code, *([self._note(answer.judgement)] if answer.judgement.note else [])])

    def _note(self, judgement: Judgement) -> etree._Element:
        """What points to the note of a judgement, which is written once."""
        made = guid("note", judgement.id, self.text.about.slug)
        if made not in self._noted:
            self._noted[made] = judgement.note
            attributes: Attributes = {
                "guid": made,
                "name": f"{judgement.labeller} {moment(judgement.time)}",
                "creatingUser": user_guid(user_of(judgement.labeller, judgement.settles)),
                "creationDateTime": moment(judgement.time),
            }
            self.notes.append(element("Note", attributes, [text_element("PlainTextContent", judgement.note)]))
        return element("NoteRef", {"targetGUID": made})


def _standing_of(unit: CodedUnit) -> str:
    """Where a unit stands in the raw text, and what counts of it: for people to read, and to find the place again."""
    found = unit.machine.themes if unit.machine else ()
    chances = [(one.theme, one.probability) for one in found if one.verdict.stance]
    said = [f"raw={unit.raw.start}-{unit.raw.end}", f"page={unit.page}"]
    said += [f"{question}={label.value} ({label.basis.value})" for question, label in _there(unit)]
    said += [f"p.{theme}={chance:.2f}" for theme, chance in chances if chance is not None]
    return "; ".join(said)


def _there(unit: CodedUnit) -> list[tuple[str, Label]]:
    return [(question, label) for question, label in unit.counted().items() if label.value != "no"]
