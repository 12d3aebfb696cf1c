"""Words that were parted, joined or dirtied: spaces, hyphens, marks and signs put right where one word is likelier."""
