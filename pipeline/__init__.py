"""Wijkspiegel: does what policy says about Dutch social work in the neighbourhood match what practitioners see?"""

__version__ = "0.1.0"
