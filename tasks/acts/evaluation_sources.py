"""Which process tells the evaluation of a year what."""

from tasks.acts.plan_acts import plan_of_year
from tasks.closure import case_rows
from tasks.closure.parties import party_names
from tasks.control import round_rows
from tasks.control.round_evidence import lessons_of
from tasks.evaluation.year_sources import YearSources
from tasks.instruments import instrument_rows
from tasks.plan import plan_rows
from tasks.plan.costs import told_of_invoice
from tasks.plan.plan_policies import has_plan, plans_of
from tasks.signals import signal_rows
from tasks.signals.destruction import destroyed_under

SOURCES = YearSources(
    rows=(
        *case_rows.ROW_SOURCES,
        *instrument_rows.ROW_SOURCES,
        *round_rows.ROW_SOURCES,
        *signal_rows.ROW_SOURCES,
        *plan_rows.ROW_SOURCES,
    ),
    plans=plans_of,
    has_plan=has_plan,
    plan_of_year=plan_of_year,
    lessons=lessons_of,
    names=party_names,
    told_of_cost=told_of_invoice,
    why_gone=destroyed_under,
)
"""A snapshot holds its tables in this order."""
