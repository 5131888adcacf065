"""What the local consultation shows of the plan."""

from collections import Counter
from collections.abc import Iterator

from sqlmodel import col, select

from models.common.plan_year import EvidenceLine
from models.law.common.dutch import plural
from models.signals.signal import ConsultationDecision, Signal
from tasks.register.evidence import EvidenceYear, Found


def consultations(year: EvidenceYear) -> Iterator[Found]:
    """A line for each day on which signals were decided; never which ones."""
    rows = year.session.exec(
        select(col(Signal.municipality_code), col(ConsultationDecision.on))
        .join(ConsultationDecision, col(ConsultationDecision.signal_id) == col(Signal.id))
        .where(
            col(Signal.municipality_code).in_(year.codes),
            col(ConsultationDecision.on).between(year.first, year.last),
        )
    )
    for (code, on), count in Counter(rows).items():
        words = f"overleg: besluit over {plural(count, 'signaal', 'signalen')}"
        yield code, EvidenceLine("", on, words)
