"""Teaches the model on labelled documents. What needs torch, which the extra `train` brings, imports it when called."""
