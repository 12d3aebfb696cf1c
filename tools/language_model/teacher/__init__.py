"""A large encoder, taught on the treebanks, that annotates plain Dutch for the small pipeline to learn from.

It is too large and too slow to ship. What needs torch is imported by `steps` when a step runs.
"""
