"""What can go wrong, in the words of the product.

AcademyError
├── NotFound       no such thing, or not for this visitor
├── Refused        a rule forbids it; the sentence says which
├── Busy           the store is held by somebody else; trying again helps
└── CannotStart    the installation is not fit to run; the sentence says why
"""


class AcademyError(Exception):
    """Any failure that the product foresees."""


class NotFound(AcademyError):
    """There is no such thing, or it belongs to others: both look the same."""


class Refused(AcademyError):
    """A rule forbids it. The sentence is shown to the person."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Busy(AcademyError):
    """Another write held the store for too long."""


class CannotStart(AcademyError):
    """The installation cannot run; the sentence tells the operator what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
