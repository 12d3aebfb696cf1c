"""Days and hours as regular expressions over text in lower case, for the lines above pieces and comments."""

_MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.?"
)
_DAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag,? )?"
DATE = (
    rf"{_DAY}(?:\d{{1,2}} {_MONTH},? (?:19|20)\d\d|{_MONTH} \d{{1,2}},? (?:19|20)\d\d"
    r"|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d\d|(?:19|20)\d\d-\d{2}-\d{2})"
)
HOUR = r"(?:,? (?:om |at |- |– |\| )?\d{1,2}[.:]\d\d(?::\d\d)?(?: uur| am| pm)?)"
_SPAN = r"(?:seconden?|minuut|minuten|uur|uren|dag|dagen|week|weken|maand|maanden|jaar|jaren)"
AGO = rf"(?:(?:\d{{1,3}}|een) {_SPAN} geleden)"
MONTH_AND_YEAR = rf"{_MONTH} (?:19|20)\d\d"
