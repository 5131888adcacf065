"""What a template may see: the base of every frozen set of values."""

from pydantic import BaseModel, ConfigDict


class View(BaseModel):
    """A frozen set of values for one text."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
