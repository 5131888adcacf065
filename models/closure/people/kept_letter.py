"""What the letter of a later decision said, kept for who becomes a party after it."""

from sqlmodel import Field, SQLModel


class KeptLetter(SQLModel, table=True):
    """The values of one letter of a version; those of the addressee are replaced for another."""

    approval_id: int = Field(primary_key=True, foreign_key="approval.id")
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    content: str
    """The frozen values as JSON."""
