"""Who speaks in an interview that is written as questions and answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.annotate.lexicon import load_lexicon
from pipeline.annotate.passages import Passage, plain
from pipeline.codebook import SourceKind, Voice

_ASKS = re.compile(r"\?['’”\"»)\]*_]*$")
_STATES = re.compile(r"[.!…]['’”\"»)\]*_]*$")
_LABEL = re.compile(r"[-–—*_• ]{0,3}([A-ZÀ-Þ][^\s:.?!,]{0,20}(?: [^\s:.?!,]{1,20}){0,3})\*{0,2}:\*{0,2} (?=\S)")
_QUOTES = ("‘", "“", "„", "«", '"', "'")

MOST_QUESTION_WORDS = 45
MOST_QUESTION_UNITS = 3
MOST_REMARK_WORDS = 22
LEAST_QUESTIONS = 3
LEAST_TURNS = 3
LEAST_TURN_SHARE = 0.35
LEAST_TURN_SHARE_KNOWN = 0.15
LEAST_PERSONAL_SHARE = 0.3
MOST_ASKED_BY_READER_SHARE = 0.25


def interview_voices(passages: Sequence[Passage], source_kind: SourceKind | None) -> list[Voice] | None:
    """The voice of each passage of an interview in questions and answers.

    Args:
        passages: Of the whole piece, in order, without readers' comments.
        source_kind: What the document is; `None`: tell from the text itself.

    Returns:
        One voice a passage, or `None` when the piece is no such interview.
    """
    if source_kind not in (None, SourceKind.INTERVIEW):
        return None
    labels = _labels(passages, known=source_kind is SourceKind.INTERVIEW)
    if labels is not None:
        return _by_label(passages, labels)
    asks = [at > 0 and _is_question(passage) for at, passage in enumerate(passages)]
    known = source_kind is SourceKind.INTERVIEW
    if sum(asks) < LEAST_QUESTIONS or not (known or _is_conversation(passages, asks)):
        return None
    return _by_turn(passages, asks)


def turns_of(passages: Sequence[Passage]) -> list[Passage]:
    """Part the paragraphs that open with a question from the answers behind it, where some make a conversation.

    Args:
        passages: Of the whole piece, in order.
    """
    parted = [_parted(passage) for passage in passages]
    double = [parts for parts in parted if len(parts) > 1]
    if len(double) < LEAST_QUESTIONS or not _is_personal([plain(answer.text) for _, answer in double]):
        return list(passages)
    return [part for parts in parted for part in parts]


def _parted(passage: Passage) -> tuple[Passage, ...]:
    """A paragraph as question and answer, or whole when it does not speak to somebody who answers."""
    asked = next((n for n, unit in enumerate(passage.units) if not _ASKS.search(unit.text)), 0)
    if not 0 < asked <= MOST_QUESTION_UNITS or passage.heading:
        return (passage,)
    question, answer = Passage(passage.units[:asked], False), Passage(passage.units[asked:], False)
    marked = question.text.startswith(("**", "__"))
    speaks = load_lexicon("voice")["second_person"].search(plain(question.text)) is not None
    return (question, answer) if (marked or speaks) and question.words <= MOST_QUESTION_WORDS else (passage,)


def _is_question(passage: Passage) -> bool:
    if len(passage.units) > MOST_QUESTION_UNITS or passage.words > MOST_QUESTION_WORDS:
        return False
    return _ASKS.search(passage.units[-1].text) is not None or (passage.heading and _asks_without_mark(passage.text))


def _asks_without_mark(text: str) -> bool:
    """Whether a heading is a question to somebody that lacks its mark: `Hoe bent u hier gekomen`."""
    lexicon = load_lexicon("voice")
    bare = plain(text).strip(" *_#")
    return lexicon["question_openings"].match(bare) is not None and lexicon["second_person"].search(bare) is not None


def _is_conversation(passages: Sequence[Passage], asks: Sequence[bool]) -> bool:
    """Whether answers are given by persons to a person, as in no page of frequently asked questions."""
    questions = [plain(passage.text) for passage, ask in zip(passages, asks, strict=True) if ask]
    answers = [plain(p.text) for p, asked, ask in zip(passages[1:], asks, asks[1:], strict=False) if asked and not ask]
    by_reader = sum(re.search(r"\bik\b", question) is not None for question in questions)
    return (
        len(answers) >= LEAST_QUESTIONS
        and _is_personal(answers)
        and by_reader <= MOST_ASKED_BY_READER_SHARE * len(questions)
    )


def _by_turn(passages: Sequence[Passage], asks: Sequence[bool]) -> list[Voice]:
    """Before the first question the author speaks; after a question its answer stands, up to the next."""
    voices: list[Voice] = []
    headed = 2 * sum(passage.heading for passage, ask in zip(passages, asks, strict=True) if ask) > sum(asks)
    answered = -1  # paragraphs of answer since the last question; -1 before the first question
    for at, (passage, ask) in enumerate(zip(passages, asks, strict=True)):
        if ask or (answered > 0 and _is_remark(passages, asks, at, headed=headed)):
            voices.append(Voice.INTERVIEWER)
            answered = 0
        elif answered < 0 or passage.heading or (answered > 0 and _is_aside(passages, asks, at)):
            voices.append(Voice.AUTHOR)
        else:
            voices.append(Voice.INTERVIEWEE)
            answered += 1
    return voices


def _is_remark(passages: Sequence[Passage], asks: Sequence[bool], at: int, *, headed: bool) -> bool:
    """Whether a paragraph puts a question without asking: one short sentence, with a whole answer below it.

    Where questions are set as headings (`headed`), so is such a remark, and a heading without a full stop is none.
    """
    passage = passages[at]
    if len(passage.units) > 1 or passage.words > MOST_REMARK_WORDS or at + 1 >= len(passages):
        return False
    below = passages[at + 1]
    if asks[at + 1] or below.heading:
        return False
    if passage.heading:
        return headed and _STATES.search(passage.text) is not None
    lexicon, text = load_lexicon("voice"), plain(passage.text)
    own = lexicon["first_person"].search(text) is not None and lexicon["second_person"].search(text) is None
    return not own and len(below.units) > 1


def _is_aside(passages: Sequence[Passage], asks: Sequence[bool], at: int) -> bool:
    """Whether the author comes between: the last paragraph before a question or the end, in which nobody says *ik*."""
    last = at + 1 == len(passages) or asks[at + 1] or passages[at + 1].heading
    lexicon = load_lexicon("voice")
    text = plain(passages[at].text)
    return last and not any(lexicon[role].search(text) for role in ("first_person", "first_plural", "second_person"))


def _labels(passages: Sequence[Passage], *, known: bool) -> dict[str, Voice] | None:
    """The voice behind each label before a turn (`Vraag:`, `Mieke:`); `None` when turns bear no labels."""
    turns = [(label[1], passage) for passage in passages if (label := _LABEL.match(passage.text))]
    counts = Counter(label for label, _ in turns)
    regular = {label for label, count in counts.items() if count >= LEAST_TURNS}
    labelled = [plain(passage.text) for label, passage in turns if label in regular]
    least = LEAST_TURN_SHARE_KNOWN if known else LEAST_TURN_SHARE
    if (
        len(regular) < 2
        or len(labelled) < least * len(passages)
        or not (known or _is_said(regular) or _is_personal(labelled))
    ):
        return None
    asked = Counter(label for label, passage in turns if "?" in passage.units[-1].text[-3:])
    return {label: _voice_of(label, asked[label] / count) for label, count in counts.items()}


def _is_said(labels: Iterable[str]) -> bool:
    """Whether a label says that this is an interview."""
    return any(label.lower().startswith("interviewer") for label in labels)


def _is_personal(texts: Sequence[str]) -> bool:
    """Whether so many say *ik* that people are talking."""
    first = load_lexicon("voice")["first_person"]
    return sum(first.search(text) is not None for text in texts) >= LEAST_PERSONAL_SHARE * len(texts)


def _voice_of(label: str, asking: float) -> Voice:
    lexicon = load_lexicon("voice")
    if lexicon["interviewee_labels"].fullmatch(label.lower()):
        return Voice.INTERVIEWEE
    if asking > 0.5 or lexicon["interviewer_labels"].fullmatch(label.lower()):
        return Voice.INTERVIEWER
    return Voice.INTERVIEWEE


def _by_label(passages: Sequence[Passage], labels: dict[str, Voice]) -> list[Voice]:
    """A turn lasts up to the next label; where turns stand in quotes, what bears no label is the author's."""
    found = [_LABEL.match(passage.text) for passage in passages]
    bodies = [passage.text[label.end() :] for passage, label in zip(passages, found, strict=True) if label]
    quoted = 2 * sum(body.startswith(_QUOTES) for body in bodies) > len(bodies)
    voices: list[Voice] = []
    speaking = Voice.AUTHOR
    for at, (passage, label) in enumerate(zip(passages, found, strict=True)):
        if label is not None:
            speaking = labels[label[1]]
        elif at > 0 and _is_question(passage):
            speaking = Voice.INTERVIEWER
        elif passage.heading or quoted or speaking is Voice.INTERVIEWER:
            speaking = Voice.AUTHOR
        voices.append(speaking)
    return voices
