"""Exchange: judgements and codebook in the forms of other programs, and back."""
