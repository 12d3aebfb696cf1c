"""Names of people as regular expressions over text as written, for what authors and speakers are told by."""

PARTICLE = r"(?:[vV]an|[dD]e|[dD]er|[dD]en|[tT]en|[tT]er|'t|’t|el|al|bin)\b"
_NO_NAME = (
    r"(?!(?:Aan|Al|Alle|Als|Bij|Binnen|Daar|Dat|De|Deze|Die|Dit|Een|En|Er|Geen|Haar|Het|Hier|Hij|Hun|Ik|In|Je|Jullie|Maar|"
    r"Meer|Mijn|Men|Met|Na|Naast|Niemand|Nu|Of|Om|Onder|Ons|Onze|Ook|Op|Over|Sinds|Slechts|Sommigen|Soms|Ten|Tot|Uit|Van|Veel|"
    r"Bestuur|Bond|College|Gemeente|Kabinet|Minister|Ministerie|Partij|Raad|Rijk|Stichting|Vereniging|"
    r"Velen|Vier|Volgens|Voor|Wat|We|Wie|Wij|Ze|Zij|Zijn|Zo)\b)"
)
NAME = rf"{_NO_NAME}(?:[A-ZÀ-Þ][a-zà-ÿ][\w’'-]*|IJ[a-z][\w-]*)"
FULL_NAME = rf"(?:{PARTICLE}\s+){{0,2}}{NAME}(?:\s+(?:{PARTICLE}|[A-Z]\.)){{0,3}}(?:\s+{NAME}){{0,2}}"
