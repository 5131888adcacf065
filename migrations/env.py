"""Alembic, always on the connection that the register hands over."""

from alembic import context
from sqlmodel import SQLModel

from models.closure import (  # noqa: F401
    approval,
    case_change,
    case_event,
    closure,
    decision,
    document,
    party,
    site,
    term,
)
from models.closure.late import late_penalty  # noqa: F401
from models.closure.money import collection_hearing  # noqa: F401
from models.closure.people import intended, kept_letter, unheard  # noqa: F401
from models.closure.place import further_place, repeat  # noqa: F401
from models.common import (  # noqa: F401
    account,
    business,
    history,
    ledger,
    login_session,
    message,
    municipality,
    premises,
)
from models.control import (  # noqa: F401
    control_round,
    invitation,
    place_change,
    round_paper,
    visit_draft,
)
from models.evaluation import evaluation, year_evaluation  # noqa: F401
from models.instruments import instrument  # noqa: F401
from models.plan import action  # noqa: F401
from models.signals import destruction, reporting_desk, riec, signal  # noqa: F401

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
