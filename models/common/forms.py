"""What every form shares: refused as a whole with its faults in Dutch, and fields of one kind.

No field holds a person's name: Prefect stores and shows what is filled in.
"""

from typing import Annotated, Any, Self, get_args

from pydantic import (
    BaseModel,
    Field,
    ModelWrapValidatorHandler,
    StringConstraints,
    ValidationError,
    model_validator,
)

from models.common.dutch_faults import DutchFault, dutch_faults, faults_with_place
from models.common.entry import Entered
from models.common.shapes import Shape
from models.law.common.errors import FaultsError


def _titles(form: type[BaseModel]) -> dict[str, str]:
    """The Dutch title of each field, also of the rows inside a form."""
    nested: dict[str, str] = {}
    for field in form.model_fields.values():
        for row in get_args(field.annotation):
            if isinstance(row, type) and issubclass(row, BaseModel):
                nested |= _titles(row)
    return nested | {name: field.title or name for name, field in form.model_fields.items()}


class FormFaultsError(FaultsError):
    """Raised when a form is refused; `placed` says of each fault at which field it is."""

    def __init__(self, error: ValidationError, titles: dict[str, str]) -> None:
        self.placed: tuple[DutchFault, ...] = tuple(faults_with_place(error))
        super().__init__("Het formulier", dutch_faults(error, titles))


class Form(Entered):
    """A form that is refused as a whole, with every fault in Dutch."""

    @model_validator(mode="wrap")
    @classmethod
    def _in_dutch(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        try:
            return handler(data)
        except ValidationError as error:
            raise FormFaultsError(error, _titles(cls)) from None


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
MOST = 10_000_000
"""Of grams, plants or euros: far above any case, and far below what a database cannot hold."""
YearOfPlan = Annotated[int, Field(ge=2000, le=2099)]
# A few capitals and then numbers: a name typed in this box is refused.
FileNumber = Annotated[
    str,
    Shape(r"(?=.{1,40}$)[A-Z]{0,6}[/.-]?[0-9]+([/.-][0-9]+)*", "Z/26/001234", in_capitals=True),
]
