"""Private persons in texts: who of them is named and how they can be reached, to be hidden from readers.

Found by form and place alone: the lines above comments, greetings and signatures, forms of address, addresses of mail
and telephone numbers. A name that none of these tells is not found.
"""

from pipeline.masking.finding import masked

__all__ = ["masked"]
