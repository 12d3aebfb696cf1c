"""The pages of the browser and what they share."""
