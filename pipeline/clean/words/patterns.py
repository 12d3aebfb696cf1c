"""Every regular expression of the repairs of what text recognition broke between and beside words.

All are bounded or possessive, so that a line of megabytes costs no more than its length.
"""

import re

LETTER = r"[^\W\d_²³¹⁰-⁹₀-₉]"

# --- words ------------------------------------------------------------------------------------------------------------

# Letters between which nothing stands, and that are no part of an address, a code, a contraction or a hyphenated word,
# nor parted from the rest of their word by a combining mark.
FREE_WORD = re.compile(rf"(?<![\w\u0300-\u036f'’@/\\&#.-])(?<!\w-[ \n]){LETTER}++(?![\w\u0300-\u036f'’@/\\&-])(?!\.\w)")
WORD_BEFORE = re.compile(rf"({LETTER}++) \Z")
WORD_AFTER = re.compile(rf" ({LETTER}++)")
# A stretch of letters in one case, an initial capital included.
CASE_RUN = re.compile(r"[A-ZÀ-Þ]{2,}|[A-ZÀ-Þ]?[a-zà-ÿ]+|[^\W\d_]")
# What may stand between the halves of one word: a space, or a line end.
PARTING = re.compile(r" |[ \t]?\n[ \t]?")
# A stop or comma with a letter on either side, and brackets without a space before or after them.
TIGHT_SIGN = re.compile(rf"(?<={LETTER})[.,;:!?](?={LETTER})")
TIGHT_BRACKET = re.compile(rf"(?<={LETTER})\((?={LETTER})")
TIGHT_PUNCTUATION = re.compile(
    rf"(?P<left>(?<![\w'’@/\\&#.:+-]){LETTER}++)(?P<sign>[.,;:!?])(?P<right>{LETTER}++)(?![\w@/\\]|[.:]\w)"
)
TIGHT_OPENING = re.compile(rf"(?P<left>(?<![\w'’/-]){LETTER}++)\((?P<right>{LETTER}++)(?= [^()\n]{{1,200}}\))")
TIGHT_CLOSING = re.compile(rf"\s\([^()\s]{{1,60}}+ [^()\n]{{1,200}}+(?<=[\w.])\)(?P<right>{LETTER}++)(?![\w'’/-])")

CLOSING_MARK = re.compile(rf"(?<=[^\W\d_])['’”\"](?={LETTER}{{2}})")
TIGHT_QUOTATION = re.compile(rf"(?P<left>{LETTER}++)(?P<mark>['’”\"])(?P<right>{LETTER}{{2,40}}+)(?![\w'’/-])")

# A stop or comma with a space before it, and brackets with a space inside.
PARTED_STOP = re.compile(rf"(?<={LETTER}{{3}})(?P<gap> )(?=[.,;?!](?:[ \n]|\Z)(?! ?\.))")
PARTED_BRACKETS = re.compile(r"\((?P<after> )\w[^()\n]{0,60}\w(?P<before> )\)")

# --- letters ----------------------------------------------------------------------------------------------------------

SPACED_LETTERS = re.compile(rf"(?<![^\s(\"'“‘„]){LETTER}(?>(?:[ ]{{1,6}}{LETTER}(?![\w'’-])){{3,80}})(?!\.\w)")
WIDE_GAP = re.compile(r" {2,}")
# A capital that stands alone before the word that it begins, at the start of a line or on a line of its own.
PARTED_INITIAL = re.compile(
    rf"^[ \t]*(?P<initial>[A-ZÀ-Þ])(?P<gap>[ \t]{{1,4}}|[ \t]*\n[ \t]*)(?P<rest>{LETTER}++)(?= (?P<next>\w+))"
    r"(?=.{20})",
    re.MULTILINE,
)
LOW_START = re.compile(rf"^[ \t]*(?P<rest>{LETTER}++)(?= (?P<next>\w+))(?=.{{40}})", re.MULTILINE)

# --- note marks -------------------------------------------------------------------------------------------------------

NUMBER_SIGN = re.compile(r"(?<![\s\d])[1-9](?=\d{0,2}[.,;:!?)\]”’\"]{0,2}(?:\s|\Z))")
GLUED_NUMBER = re.compile(
    rf"(?<![\w'’@/\\&#.-])(?P<word>{LETTER}{{3,40}}+)(?P<closing>[.,;!?…]?[\"'”’»)\]]{{0,2}})(?P<number>[1-9]\d{{0,2}})"
    r"(?=[.,;:!?)\]”’\"]{0,2}(?:\s|\Z))"
)
NOTE_LINE = re.compile(r"^[ \t]*[(\[]?(?P<number>[1-9]\d{0,2})[)\].:]{0,2}[ \t]+(?=\S)", re.MULTILINE)
RAISED_SIGN = re.compile(r"[¹²³⁰-⁹]")
RAISED_NUMBER = re.compile(rf"(?P<word>{LETTER}{{3,40}}+)(?P<mark>[¹²³⁰-⁹]{{1,3}})(?!\w)")
STAR_SIGN = re.compile(r"[*°®]")
GLUED_STAR = re.compile(rf"(?<![\w'’*°-])(?P<word>{LETTER}{{3,40}}+)(?P<mark>[*°®])(?=[.,;:?!)]?(?:\s|\Z))")
OPENING_STAR = re.compile(r"(?<![^\W_])[*°®]")
QUOTE_SIGN = re.compile(r"['’‘`´](?=[.?! ])")
GLUED_QUOTE = re.compile(rf"(?<![\w'’-])(?P<word>{LETTER}{{3,40}}+)(?P<mark>['’‘`´])(?=[.?!](?:\s|\Z))")
# A quotation mark that opens: not an apostrophe as in 's avonds and 't.
OPENING_QUOTE = re.compile(r"(?<![\w.,;:?!'’)])(?:['‘`´’](?![stnmkr]\b)|‚)(?=[\w(\[])")
QUOTE_BEFORE_WORD = re.compile(r"(?<!\w)(?:['‘`´‚„“\"]|,,)")
CLOSING_QUOTE = re.compile(r"(?<=[\w.,;:?!)])['’´`](?!\w)")

# --- stray signs ------------------------------------------------------------------------------------------------------

# Scanner dirt, which is no part of any word, and signs that may be one, or may stand between two.
DIRT = r"~|^·•»«„¬¦§#=<>{}\\\[\]°_“”\""
INNER_SIGN = re.compile(rf"(?<={LETTER})[{DIRT}.,:;!?()'](?={LETTER})")
SIGN_IN_WORD = re.compile(
    rf"(?<![\w'’@/\\&#.:(\[*-])(?P<left>{LETTER}++)(?P<sign>[{DIRT}.,:;!?()'])(?P<right>{LETTER}++)(?![\w@/\\&\])*'’-]|[.:]\w)"
)
SIGN_BEFORE_WORD = re.compile(rf"(?:(?<=[^\W\d_] )|(?<=[^\W\d_], ))[|^·¬¦_](?={LETTER}{{2}})")
OUTER_SIGN = re.compile(r"[|^·¬¦_](?= )")
SIGN_AFTER_WORD = re.compile(
    rf"(?<![\w'’-])(?P<left>{LETTER}{{2,40}}+)(?P<sign>[|^·¬¦_])(?P<gap> )(?P<right>{LETTER}++)"
)
QUOTE_AFTER_WORD = re.compile(rf"(?<![\w'’‘`-])(?P<word>{LETTER}{{2,40}}+)(?P<sign>['‘`´])(?= [a-zà-ÿ])")
# One apostrophe that was read as two, a straight one and another: `programma'’s`.
TWIN_APOSTROPHE = re.compile(
    rf"'(?:(?<={LETTER}')(?=[’‘`´]{LETTER}{{1,3}}(?!\w))|(?<={LETTER}[’‘`´]')(?={LETTER}{{1,3}}(?!\w)))"
)
LONE_SIGN = re.compile(r"(?:(?<=[a-zà-ÿ] )|(?<=[a-zà-ÿ], ))[~|^·¬¦_»«°] (?=[a-zà-ÿ]{2})")
