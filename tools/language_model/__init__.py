"""Makes the Dutch language pipeline that ships in `models/`, from treebanks to a packaged folder."""
