"""What judges a passage as a coder does: encoder, linear voice and cues, weighed by judges into probabilities."""
