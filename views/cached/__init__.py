"""Every `st.cache_*` of the app: answers are kept for one state of one store, and asked anew when that changes.

Answers are frozen, so all readers share one (`cache_resource`); `cache_data` would copy it for each of them each time.
"""

from views.cached.agreement import (
    ItemQuestion,
    agreement_items,
    agreement_lines,
    agreement_pairs,
    agreement_seen,
    all_agreement_items,
    answers,
)
from views.cached.corpus import corpus_accounts, corpus_overview, model_quality, sampled, theme_examples
from views.cached.drawn import chart
from views.cached.figures import (
    QuoteQuestion,
    all_point_sentences,
    all_quotes,
    contrast_in_time,
    distinctive_words,
    outlets,
    point_sentences,
    quote_page,
    sentences_with_word,
    theme_timeline,
    word_and_deed,
)
from views.cached.history import differences, log, people, rulings, units_at
from views.cached.judging import coming, to_judge
from views.cached.store import State, codebook, events, footing, has_real_documents, last_run, settings, state, trials
from views.cached.texts import (
    SearchQuestion,
    all_hits,
    document,
    document_cleaning,
    documents,
    hits_in,
    inspection,
    licences,
    search_page,
    years,
)
from views.cached.uploads import alike, beforehand

__all__ = [
    "ItemQuestion",
    "QuoteQuestion",
    "SearchQuestion",
    "State",
    "agreement_items",
    "agreement_lines",
    "agreement_pairs",
    "agreement_seen",
    "alike",
    "all_agreement_items",
    "all_hits",
    "all_point_sentences",
    "all_quotes",
    "answers",
    "beforehand",
    "chart",
    "codebook",
    "coming",
    "contrast_in_time",
    "corpus_accounts",
    "corpus_overview",
    "differences",
    "distinctive_words",
    "document",
    "document_cleaning",
    "documents",
    "events",
    "footing",
    "has_real_documents",
    "hits_in",
    "inspection",
    "last_run",
    "licences",
    "log",
    "model_quality",
    "outlets",
    "people",
    "point_sentences",
    "quote_page",
    "rulings",
    "sampled",
    "search_page",
    "sentences_with_word",
    "settings",
    "state",
    "theme_examples",
    "theme_timeline",
    "to_judge",
    "trials",
    "units_at",
    "word_and_deed",
    "years",
]
