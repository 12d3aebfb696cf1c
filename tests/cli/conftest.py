"""Commands run here as they are for all tests of the command line."""

from tests.test_cli import wijkspiegel

__all__ = ["wijkspiegel"]
