"""What holds for all tests: properties are not judged by the clock, for a machine may be busy, and cues judge alone."""

import os

from hypothesis import settings

from pipeline.model.choice import NONE, VARIABLE

settings.register_profile("wijkspiegel", deadline=None)
settings.load_profile("wijkspiegel")
os.environ[VARIABLE] = NONE  # tests of a model name it: all others hold whichever model ships
