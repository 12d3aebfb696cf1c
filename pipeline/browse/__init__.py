"""Questions that readers ask, answered as frozen rows: a module for each page, and what they share.

`overview` (with `losses`), `timeline`, `contrast` (word and deed), `quotes` and `reading` each give what a page shows;
`tables` turns it into CSV. `figures` and `footing` are what every chart stands on, `sentences` what every text is.
"""
