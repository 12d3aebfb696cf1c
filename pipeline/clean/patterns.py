"""The regular expressions of characters, lines, pages and hyphens: what damage looks like, and what only looks like it.

All patterns are bounded or scan each character once, so that a line of megabytes costs no more than its length.
"""

import re

# --- characters -------------------------------------------------------------------------------------------------------

LINE_END = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")
# U+200C and U+200D stay: they hold emoji and some scripts together. U+FFFD stays: it shows where a letter was lost.
STRAY_CONTROL = re.compile(
    "[\x00\x01\x03-\x08\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    "\ufeff\ufff9-\ufffc]+"
)
APART_ACCENTS = re.compile("[A-Za-zı][\u0300-\u036f]{1,8}")
WINDOWS_CONTROL = re.compile("[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]")
# What UTF-8 of U+0080–U+00FF and of U+2010–U+203A becomes when it is read as Windows-1252 or as Latin-1.
_TRAIL = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
MOJIBAKE = re.compile(f"[ÂÃ]{_TRAIL}|â[€\x80]{_TRAIL}|â[‚\x82]¬")
LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "ĳ": "ij",
    "Ĳ": "IJ",
}
LIGATURE = re.compile(f"[{''.join(LIGATURES)}]")
# Bullets of symbol fonts, which stand in the private use area, and one that Windows-1252 has no name for.
SYMBOL_BULLET = re.compile("[\uf020-\uf0ff\x81](?<![^\n\f \t].)(?=[ \t\n])")
LONE_BULLET = re.compile(r"[•●▪■►➢✓◦‣](?<![^\n\f].)(?P<gap>[ \t]*+\n[ \t]*+)(?=\w)")
ODD_SPACE = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
ODD_HYPHEN = re.compile("[\u2010\u2011]")
TAKEN_OUT = frozenset("\x02\ufffe")  # what pdfium writes for a hyphen and the line end after it
# ¬ and a raised point are what some scanners make of a hyphen at a line end.
SOFT_HYPHEN = re.compile("[\xad\x02\ufffe]+|¬(?=[ \t]*[\n\f])|·(?<=[^\\W\\d_]·)(?=[ \t]*\n[ \t]*[a-zà-ÿ])")
SPACE_OR_LINE_END_NEXT = re.compile("[ \t\n\f]")
# Each begins with the character that it looks for, and looks back from there: that is fast, and linear in long runs.
TRAILING_SPACE = re.compile(r"[ \t](?<![ \t][ \t])[ \t]*+(?=[\n\f]|\Z)")
SPACE_RUN = re.compile(r"[ \t](?<=[^ \t\n\f][ \t])[ \t]++(?=[^ \t\n\f])")
PAGE_BREAK = re.compile(r"(?<!\n)\n*+\f[\n\f]*+")

# --- what a line looks like -------------------------------------------------------------------------------------------

SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\d{1,2}|[*¹²³⁴-⁹])?[\"'”’»)\]]*\Z")
STOP_INSIDE = re.compile(r"\w{3}[.!?] [A-ZÀ-Þ]")
CREDIT_END = re.compile(r"\((?:foto|beeld|illustratie|tekening)\b[^()]{0,50}\)\Z", re.I)
CLAUSE_END = re.compile(r"[:;][\"'”’»)\]]*\Z")
ABBREVIATION_END = re.compile(
    r"(?:^|[\s(])(?:[a-z]\.(?:[a-z]\.)+|bijv\.|ca\.|dhr\.|drs?\.|enz\.|etc\.|evt\.|incl\.|ing\.|ir\.|jl\.|max\.|mevr\.|"
    r"min\.|mr\.|nr\.|prof\.|resp\.|st\.|vgl\.|zgn\.|art\.|blz\.|p\.)\Z"
)
OPENING_MARKS = "\"'“”‘’„‚«»([–—-"
ITEM_START = re.compile(
    r"(?:[•·●▪■□◦‣∙*►▶➢➔→✓✔o–—-]|\d{1,3}(?:\.\d{1,2}){0,4}[.)]|\d{1,2}(?:\.\d{1,2}){1,4}|\(\d{1,3}\)|\(?[a-z]\)|[a-z]\.|"
    r"[ivx]{1,5}[.)]|[A-Z]\)|[A-Z]\.(?=\s+[A-Z][a-z]{3}))(?:\s|\Z)|[•●▪■►➢✓]"
)
SPACED_DASH = re.compile(r"[–—-] ")
DASH_ITEM = re.compile(r"[-–—*](?=\w)")
COLUMN_GAP = re.compile(r"(?<=[^ ]) {3,}(?=[^ ])")
LEADERS = re.compile(r"\.{5}|(?:\. ){4}")
HEADING_NUMBER = re.compile(
    r"(?:hoofdstuk|paragraaf|deel|bijlage|artikel)\s+[\dIVXA-F]+\b|\d+(?:\.\d+)*\.?\s+[A-Z]", re.I
)
DATELINE = re.compile(
    r"[A-ZÀ-Þ][^.!?;:]{2,80}, \d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november"
    r"|december) (?:19|20)\d\d"
)
FIRST_WORD = re.compile(r"\S{1,60}")

# --- page furniture ---------------------------------------------------------------------------------------------------

PAGE_NUMBER = re.compile(
    r"(?:[-–—|•~]\s*)?(?:(?:pagina|pag\.?|blz\.?|page|p\.)\s*)?\d{1,4}(?:\s*(?:van|/|of)\s*\d{1,4})?(?:\s*[-–—|•~])?",
    re.I,
)
BARE_NUMBER = re.compile(r"\W*\d+\W*")
NUMBERED_HEAD = re.compile(r"\d{1,4}\s*(?:[|•–—/-]\s*)?(?=\D)|(?<=\D)(?:\s*[|•–—/-])?\s*\d{1,4}\Z")
DIGITS = re.compile(r"\d+")
LINE_NUMBER = re.compile(r"(?:(?<=\S)\s+|\A)(?P<number>\d{1,4})\Z")
GROWN_HEAD = re.compile(r"(?:[A-ZÀ-Þ][A-ZÀ-Þ0-9'’.&/ -]{2,60}?\s)?(?:PAGINA|Pagina)\s\d{1,4}\s+(?!van \d)(?=[^\W\d_])")
GROWN_NUMBER = re.compile(r"\d{1,4} ?(?=[^\W\d_])")

# --- what interrupts a sentence ---------------------------------------------------------------------------------------

CAPTION_START = re.compile(
    r"(?:foto(?:['’]s|grafie)?|beeld|illustraties?|tekeningen?|cartoon|bron(?:nen)?|bijschrift|kader)\s*[:©|]|©\s*\w"
    r"|(?:foto(?:grafie)?|beeld|illustraties?|tekeningen?) door [A-Z]"
    r"|(?:figuur|fig\.|tabel|grafiek|diagram|schema|afbeelding|kaart|kader|box|foto|bijlage)\s*\d+(?:[.-]\d+)*\b",
    re.I,
)
CREDIT_INSIDE = re.compile(r"\b(?:foto|beeld|illustratie|tekening)\s*[:©]\s*[A-Z]", re.I)
NOTE_START = re.compile(
    r"(?:\(?\d{1,3}[.)]?|\[\d{1,3}\]|\*{1,3}\)?|[¹²³⁴-⁹]{1,3}|†)\s*(?=[\"'“‘(]?[A-ZÀ-Þ]|https?:|www\.)"
)
QUOTED = re.compile(r"[\"“”„«‘'’].+[\"“”»’'][.!?]?\Z", re.S)
NO_LETTER = re.compile(r"[\W\d_]+")

# --- hyphens ----------------------------------------------------------------------------------------------------------

# A hyphen and white space before a letter or digit: a word may have been split here.
SPLIT = re.compile(r"-(?P<break>[ \t]*+[\n\f][ \t\n\f]*+| ++)(?=\w)")
LETTERS_BEFORE = re.compile(r"[^\W\d_]{1,40}\Z")
LETTERS_AFTER = re.compile(r"[^\W\d_]{1,40}")
NEXT_WORD = re.compile(r"\s{1,20}([^\W\d_]{1,40})")
LINE_REST = re.compile(r"[^\n\f]{0,120}")
YEAR = re.compile(r"(?:1[89]|20)\d\d(?!\d)")
YEAR_BEFORE = re.compile(r"(?<!\d)(?:1[89]|20)\d\d\Z")
HYPHENATED = re.compile(r"(?<![\w-])[^\W\d_]{2,40}-[^\W\d_]{2,40}(?![\w-])")
CHAINED = re.compile(r"-(?=\w)")
VOWELS = "aeiouyáàäâéèëêíïîóöôúüû"
VOWELS_AND_IJ = VOWELS + "j"
ADDRESS = re.compile(r"(?:https?://|www\.|@)\S*\Z", re.I)
ADJECTIVE = re.compile(r"\w{2,}(?:isch|lijk|ieel|eel|aal|ief|iek|air|ig)e?\Z|\w{2,}(?:ieve|ele|ale)\Z")
# Vowels that would be read as one sound when two parts of a compound meet (klinkerbotsing).
CLASHING = frozenset(("aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "ij", "oe", "oi", "oo", "ou", "ui", "uu"))
TREMA = str.maketrans("aeiou", "äëïöü")
