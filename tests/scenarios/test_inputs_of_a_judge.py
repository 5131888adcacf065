"""What a judge would try on the register: each input gets its right answer, in a Dutch sentence.

Of a refusal the whole register is compared: not one row is new, gone or changed.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.closure import Finding
from models.closure.closure_forms import (
    AnnouncementForm,
    DecisionForm,
    OutcomeForm,
    PoliceReportForm,
    StepForm,
)
from models.closure.document import Dispatch, Document, DocumentKind
from models.closure.service_forms import ServedForm, ServiceForm
from models.closure.term import Term, TermKind
from models.law.closure.measures import DrugList
from models.law.closure.procedure import CaseStatus, TrackKind, TrackState
from models.law.closure.weighing import WeighingMoment
from models.law.common.errors import WeerbaarError
from tasks.acts.closure import closure_acts, party_acts
from tasks.register.resources import reading
from tests.builders.case_builder import Walk, at, fill_register, intent_announced, reported
from tests.builders.case_builder import police_report_values as report
from tests.builders.case_states import walk_at
from tests.builders.money_builder import costs_fixed
from tests.builders.penalty_builder import PENALTY
from tests.builders.people.party_lines import OFFENDER, OWNER, line, record
from tests.builders.remedy_builder import objection, relief
from tests.readers.case_reading import (
    PROPORTION,
    REASON,
    case_row,
    decide_and_announce,
    morning,
    status,
    terms,
    track_course,
    words_of,
)
from tests.readers.register_counts import every_row

HEMP = [{"kind": "substance", "description": "hennep", "amount": "40", "unit": "gram"}]
BANK = "hypotheekhouder;Verzonnen Hypotheken;Postbus 2;;Verzonnendorp"
TENANT = "huurder;Yara Verzonnen;Voorbeeldstraat 12;9999 XA;Verzonnendorp"
WEIGHED, CAME, DECIDED = date(2026, 3, 20), date(2026, 3, 25), date(2026, 3, 30)
MARCH_2, APRIL_8, JULY_20 = date(2026, 3, 2), date(2026, 4, 8), date(2026, 7, 20)


def of_case(walk: Walk, on: date, **more: object) -> dict[str, object]:
    """What every form holds, with more."""
    return {"reference": walk.reference, "on": on, "by": "ZAAK1"} | more


@contextmanager
def refused(sentence: str) -> Iterator[None]:
    """What is done here is refused with these words, and the register is as it was."""
    before = every_row()
    with pytest.raises(WeerbaarError) as error:
        yield
    assert sentence in str(error.value)
    assert every_row() == before


def decide(walk: Walk, on: date = DECIDED, **values: object) -> None:
    """The act of making the decision."""
    given = {"outcome": "closure", "sent_on": on, "cost_share": 100} | values
    closure_acts.decide(DecisionForm.model_validate(of_case(walk, on, **given)), at(on))


def test_a_view_after_the_weighing_blocks_the_decision_and_is_named(register: Path) -> None:
    """Five days after the second weighing: refused, with the party and the day."""
    walk = walk_at(register, "reassessed").zienswijze(2, CAME)
    with refused("de zienswijze van partij 2 van woensdag 25 maart 2026 kwam na de weging"):
        decide(walk)


def test_four_weeks_that_waited_for_the_judge_are_still_closed(register: Path) -> None:
    """40 gram of hemp; relief asked two days before the closing, refused after four weeks."""
    assert register
    fill_register()
    walk = intent_announced(findings=HEMP).zienswijze()
    walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, WEIGHED, extra=(REASON,))
    decide_and_announce(walk, date(2026, 4, 2), amount=4, unit="weeks")
    assert terms()[TermKind.CLOSURE] == (date(2026, 4, 10), date(2026, 5, 7))
    relief(walk, "requested", APRIL_8, party=1)
    closing = StepForm.model_validate(of_case(walk, date(2026, 4, 10)))
    with refused("heeft nog niet beslist over voorlopige voorziening 1 (partij 1); sluiten"):
        closure_acts.close_premises(closing, at(date(2026, 4, 10)))
    assert morning(date(2026, 5, 8)) == ()
    relief(walk, "refused", date(2026, 5, 6))
    on = date(2026, 5, 12)
    closure_acts.close_premises(StepForm.model_validate(of_case(walk, on)), at(on))
    assert (status(), terms()[TermKind.CLOSURE]) == (CaseStatus.CLOSED, (on, date(2026, 6, 8)))


def test_a_second_objection_opens_beside_the_first(register: Path) -> None:
    """Each has its own term, and a step without a number asks which is meant."""
    walk = walk_at(register, "closed")
    for number in (1, 2):
        said = objection(walk, "filed", date(2026, 4, 20 + number), party=number)
        assert said[0] == f"Bezwaar {number} (partij {number}): ingediend."
    with refused("zeg met het nummer welke u bedoelt: bezwaar 1 (partij 1) of bezwaar 2"):
        objection(walk, "heard", date(2026, 5, 4))
    objection(walk, "withdrawn", date(2026, 5, 4), number=1)
    assert track_course(TrackKind.OBJECTION)[-1][:2] == (1, TrackState.WITHDRAWN)


def test_closing_waits_for_a_second_request_when_the_first_was_refused(register: Path) -> None:
    """Any request that is open keeps the premises open."""
    walk = walk_at(register, "decision announced")
    for number in (1, 2):
        relief(walk, "requested", APRIL_8, party=number)
    relief(walk, "refused", date(2026, 4, 9), number=1)
    closing = StepForm.model_validate(of_case(walk, date(2026, 4, 10)))
    with refused("heeft nog niet beslist over voorlopige voorziening 2 (partij 2); sluiten"):
        closure_acts.close_premises(closing, at(closing.on))
    relief(walk, "refused", date(2026, 4, 10), number=2)
    said = closure_acts.close_premises(closing, at(closing.on)).said
    assert said[0].startswith(f"Zaak {walk.reference}: gesloten")


def test_a_notice_to_a_mortgagee_alone_does_not_leave(register: Path, tmp_path: Path) -> None:
    """It says who is missing: an offender, a right of use, and who lives there."""
    assert register
    fill_register()
    walk = Walk().police_report()
    record(walk, tmp_path, line(BANK))
    walk.weigh().prepare_intent().approve(ApprovalSubject.INTENT, MARCH_2)
    form = AnnouncementForm.model_validate(of_case(walk, MARCH_2))
    with refused("bij de partijen ontbreekt iemand met recht op gebruik van het pand"):
        closure_acts.announce_intent(form, at(MARCH_2))


def found(substance: str, **more: object) -> dict[str, object]:
    """One find of 60 gram."""
    return {"kind": "substance", "description": substance, "amount": "60", "unit": "gram"} | more


def record_report(**changes: object) -> str:
    """The act of recording a report; the reference of the case."""
    form = PoliceReportForm.model_validate(report(**changes))
    return closure_acts.record_police_report(form, at(form.on)).reference


def test_heroin_typed_as_list_ii_is_refused(register: Path) -> None:
    """The table knows better than what is typed, and says so."""
    assert register
    fill_register()
    with refused("Heroïne staat op lijst I (harddrugs); u gaf op: lijst II (softdrugs)"):
        record_report(findings=[found("heroïne", drug_list="II")])


def intend(walk: Walk) -> str:
    """The act of making the notice; what the officer is told."""
    values = of_case(walk, MARCH_2, outcome="closure", sent_on=MARCH_2)
    return closure_acts.prepare_intent(OutcomeForm.model_validate(values), at(MARCH_2)).said[0]


def test_two_mmc_gives_power_from_the_day_of_its_prohibition(register: Path) -> None:
    """Found on 1 May 2025 it gives none; found on 1 August 2025 it stands on list IA."""
    assert register
    fill_register()
    early = reported(findings=[found("2-MMC")], found_on=date(2025, 5, 1))
    with refused("2-MMC staat pas sinds 1 juli 2025 op lijst IA"):
        intend(early)
    late = reported(
        findings=[found("2-MMC")], found_on=date(2025, 8, 1), report_number="PL-2026-0002"
    )
    assert intend(late) == f"Zaak {late.reference}: versie 1 van het voornemen is gemaakt."
    with reading() as session:
        lists = session.exec(select(Finding.drug_list).order_by(col(Finding.id))).all()
    assert lists == [None, DrugList.IA]


def test_a_file_with_costs_open_is_not_archived(register: Path) -> None:
    """It says which claim, how much, and how it stands."""
    assert register
    fill_register()
    walk = costs_fixed().track(TrackKind.LAND_REGISTER, TrackState.REGISTERED, date(2026, 5, 5))
    walk.end(date(2026, 7, 10)).reopen(date(2026, 7, 10))
    walk.track(TrackKind.LAND_REGISTER, TrackState.DEREGISTERED, date(2026, 7, 13))
    form = StepForm.model_validate(of_case(walk, JULY_20) | {"by": "DIV1"})
    with refused("nog € 400"):
        closure_acts.archive(form, at(JULY_20))


def penalty(walk: Walk, **changes: object) -> Callable[[], None]:
    """The act of deciding on an order under penalty."""
    return lambda: decide(walk, **{"cost_share": None} | PENALTY | changes)


def test_days_to_comply_with_a_penalty_order_are_used_or_refused(register: Path) -> None:
    """Given they stand in the letter; left out, the order is refused; nothing is ignored."""
    walk = walk_at(register, "reassessed")
    walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, WEIGHED, extra=(REASON, PROPORTION))
    with refused("Begunstigingstermijn in dagen"):
        penalty(walk, grace_days=None)()
    penalty(walk, grace_days=14)()
    assert case_row().grace_until == date(2026, 4, 13)
    assert all("13 april 2026" in words for words in words_of(DocumentKind.PENALTY_ORDER))
    with refused("Begunstigingstermijn in dagen: bij bestuurlijke waarschuwing hoort die niet"):
        decide(walk, outcome="warning", grace_days=14, cost_share=None)


def test_a_resident_found_after_the_announcement_has_a_term_of_his_own(
    register: Path, tmp_path: Path
) -> None:
    """Served a week later, and so six weeks from then; the others keep their last day."""
    walk = walk_at(register, "decision announced")
    record(walk, tmp_path, line(TENANT), on=APRIL_8)
    values = of_case(walk, APRIL_8, party=3, sent_on=date(2026, 4, 9))
    party_acts.prepare_service(ServiceForm.model_validate(values), at(APRIL_8))
    walk.approve(ApprovalSubject.SERVICE, date(2026, 4, 9))
    on = date(2026, 4, 9)
    served = party_acts.announce_service(
        ServedForm.model_validate(of_case(walk, on, party=3)), at(on)
    )
    assert served.last_day == date(2026, 5, 21)
    assert "donderdag 21 mei 2026" in served.said[0]
    with reading() as session:
        rows = session.exec(select(Term).where(Term.kind == TermKind.OBJECTION)).all()
        assert [(row.party_number, row.last_day) for row in rows] == [
            (1, date(2026, 5, 18)),
            (2, date(2026, 5, 18)),
            (3, date(2026, 5, 21)),
        ]


def test_no_letter_goes_to_a_misspelt_party_that_was_put_right(
    register: Path, tmp_path: Path
) -> None:
    """The approved letters are void; only those with the right name ever leave."""
    assert register
    fill_register()
    walk = Walk().police_report()
    record(walk, tmp_path, line(OFFENDER.replace("Nietbestaand", "Nietbestant")), line(OWNER))
    walk.weigh().prepare_intent().approve(ApprovalSubject.INTENT, MARCH_2)
    mended = line(OFFENDER, number="1")
    record(walk, tmp_path, mended, on=MARCH_2, reason="verkeerd gespeld", correction=True)
    form = AnnouncementForm.model_validate(of_case(walk, MARCH_2))
    with refused("versie 1 van het voornemen geldt niet meer"):
        closure_acts.announce_intent(form, at(MARCH_2))
    walk.prepare_intent().approve(ApprovalSubject.INTENT, MARCH_2)
    closure_acts.announce_intent(form, at(MARCH_2))
    with reading() as session:
        sent = session.exec(
            select(Document).join(Dispatch, col(Dispatch.document_id) == col(Document.id))
        ).all()
    assert [(letter.version, letter.party_number) for letter in sent] == [(2, 1), (2, 2)]
    letters = words_of(DocumentKind.NOTICE_OF_INTENT)
    assert ["Nietbestant" in words for words in letters] == [True, False, False, False]
