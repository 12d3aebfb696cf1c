"""Letters within a word: which were read for which, and which Dutch word was meant."""
