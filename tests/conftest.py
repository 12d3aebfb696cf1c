"""What holds for all tests: properties are not judged by the clock, for the machine may be busy."""

from hypothesis import settings

settings.register_profile("wijkspiegel", deadline=None)
settings.load_profile("wijkspiegel")
