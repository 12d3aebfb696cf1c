"""What judges a passage as a coder does: an encoder, a linear voice and the cues, weighed by judges into probabilities."""
