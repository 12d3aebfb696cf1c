"""A treebank of our own sentences, for tests of what reads, marks and scores."""

from tools.language_model.treebank import Sentence, Token


def sentence(name: str, *rows: str) -> Sentence:
    """A sentence from rows such as `bewoners bewoner NOUN Number=Plur 2 nsubj`: heads from 0, the root's its own."""
    return Sentence(name, tuple(_token(row) for row in rows))


def _token(row: str) -> Token:
    form, lemma, upos, feats, head, deprel = row.split(" ")
    return Token(form, lemma, upos, feats.strip("_"), int(head), deprel, None)


HELP = sentence(
    "krant.p.1.s.1",
    "De de DET Definite=Def 1 det",
    "buurtbewoners buurt_bewoner NOUN Number=Plur 2 nsubj",
    "helpen helpen VERB Number=Plur|Tense=Pres|VerbForm=Fin 2 root",
    "elkaar elkaar PRON PronType=Rcp 2 obj",
    ". . PUNCT _ 2 punct",
)
TEAM = sentence(
    "krant.p.1.s.2",
    "Het het DET Definite=Def 1 det",
    "wijkteam wijk_team NOUN Gender=Neut|Number=Sing 2 nsubj",
    "luistert luisteren VERB Number=Sing|Tense=Pres|VerbForm=Fin 2 root",
    ". . PUNCT _ 2 punct",
)
COFFEE = sentence(
    "verslag.p.3.s.1",
    "Er er ADV _ 1 expl",
    "is zijn VERB Number=Sing|Tense=Pres|VerbForm=Fin 1 root",
    "koffie koffie NOUN Gender=Com|Number=Sing 1 nsubj",
    "! ! PUNCT _ 1 punct",
)
EVENING = sentence(
    "brief.p.1.s.1",
    "Wij wij PRON Case=Nom|Person=1 1 nsubj",
    "koken koken VERB Number=Plur|Tense=Pres|VerbForm=Fin 1 root",
    "samen samen ADV _ 1 advmod",
    ". . PUNCT _ 1 punct",
)
TREEBANK = (HELP, TEAM, COFFEE, EVENING)
