"""A multilingual text encoder, to be taught on labels: its packaged weights, its word pieces, its loading.

Nothing here runs when texts are processed. What needs torch, transformers or tokenizers, which the extra `train`
brings, imports them when it is called.
"""
