"""Paragraphs that a lawyer wrote for the letters of one case, beside the standing text."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.common.labelled import Labelled


class LetterKind(Labelled):
    """In which letter a paragraph stands."""

    NOTICE = "notice", "voornemen"
    DECISION = "decision", "besluit"


class LetterSection(Labelled):
    """Where in the letter."""

    FOUND = "found", "vondst"
    COMPETENT = "competent", "bevoegd"
    POLICY = "policy", "beleid"
    INTERESTS = "interests", "belangen"
    DURATION = "duration", "duur"
    COURSE = "course", "verloop"


class ParagraphManner(Labelled):
    """Beside the standing text of the section, or instead of it."""

    ADDED = "added", "erbij"
    REPLACING = "replacing", "in plaats van"


REPLACEABLE = frozenset(
    {
        LetterSection.COMPETENT,
        LetterSection.POLICY,
        LetterSection.INTERESTS,
        LetterSection.DURATION,
    }
)
"""What the law wants in a letter in so many words is no matter of style: the rest stays."""


class LetterParagraph(SQLModel, table=True):
    """One paragraph; it may hold personal data, like the weighing."""

    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        CheckConstraint("text <> ''", name="says_something"),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    number: int
    letter: LetterKind = Field(sa_type=choice(LetterKind, "letter_kind"))
    section: LetterSection = Field(sa_type=choice(LetterSection, "letter_section"))
    manner: ParagraphManner = Field(sa_type=choice(ParagraphManner, "paragraph_manner"))
    about: int = 0
    """Number of the only party that reads it; 0: all parties do."""
    text: str = Field(max_length=4000)
    recorded_on: date
    recorded_by: int = Field(foreign_key="officer.id")
