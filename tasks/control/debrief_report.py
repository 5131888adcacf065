"""The report of a round on the day itself: for the mayor, and an annex for who handles it.

The part for the mayor names no person and no business: a place has its number. It goes round in
the town hall, may be asked for (Woo), and the mayor decides on figures and follow-ups, not on
names; who needs a name finds it by the number in the annex. It also does not say what kind of
thing the police found: police data go to who handles the file alone (Wpg art. 7(2)), as with the
signals of the police. The annex is another file, so that the one never travels with the other.
"""

from datetime import date

from sqlmodel import col, select

from models.common.business import Business
from models.common.municipality import Municipality
from models.common.premises import Address
from models.control.control_round import ControlRound, DwellingEntry, Visit, VisitFinding
from models.control.round_paper import RoundPaper
from tasks.control.debrief_facts import DebriefReport, debrief_facts
from tasks.control.round_findings import findings_of
from tasks.control.round_policies import finding_label
from tasks.control.round_step import RoundStep
from tasks.control.signal_desk import SignalDesk
from tasks.documents.house_style import HouseStyle, house_style_of
from tasks.documents.office_files import ODT
from tasks.documents.paper import paper_odt, paper_pdf, round_foot, table
from tasks.documents.rendering import RenderedFile, render_text
from tasks.register.references import named
from tasks.register.resources import reading

REPORT, REPORT_ODT, ANNEX = "verslag.pdf", "verslag.odt", "verslag-bijlage.pdf"
PDF = "application/pdf"


def debrief_files(step: RoundStep, desk: SignalDesk) -> tuple[RenderedFile, ...]:
    """The report as PDF and ODT, and the annex; the same register and day give the same bytes."""
    house_style = house_style_of(
        step.session.get_one(Municipality, step.round.municipality_code).folder
    )
    facts = debrief_facts(step, desk)
    return (*report_files(facts, house_style, step.on), _annex(step, facts, house_style))


def report_files(
    facts: DebriefReport, house_style: HouseStyle, made_on: date
) -> tuple[RenderedFile, RenderedFile]:
    """The part for the mayor, to sign and to edit."""
    text = render_text("debrief.md.j2", report=facts, house_style=house_style)
    signed = table((1, 2), ("Datum", "Handtekening"), [("", "")])
    sections = [{"name": f"Gezien door {house_style.mayor}", "table": signed, "room": True}]
    foot = round_foot(facts.reference, made_on)
    return (
        RenderedFile(REPORT, PDF, paper_pdf(text, foot, sections, house_style, made_on)),
        RenderedFile(REPORT_ODT, ODT, paper_odt(text, house_style, made_on)),
    )


def _annex(step: RoundStep, facts: DebriefReport, house_style: HouseStyle) -> RenderedFile:
    """Which number is which business, and what each participant wrote."""
    rows = step.session.exec(
        select(Visit, Business, Address, DwellingEntry)
        .join(Business, col(Business.id) == col(Visit.business_id))
        .join(Address, col(Address.bag_id) == col(Business.bag_id))
        .join(DwellingEntry, col(DwellingEntry.visit_id) == col(Visit.id), isouter=True)
        .where(Visit.round_id == step.round.id)
        .order_by(col(Visit.team), col(Visit.rank))
    ).all()
    found_at = findings_of(step.session, step.round)
    places = table(
        (0, 2, 2, 3),
        ("Plek", "Bedrijf en adres", "Toegang", "Wie vond wat"),
        [
            (
                visit.place,
                f"{business.trade_name}, {address.line}, {address.place}",
                _access(visit, entry),
                "; ".join(_in_words(row) for row in found_at.get(visit.id, ())) or "niets",
            )
            for visit, business, address, entry in rows
        ],
    )
    text = render_text("debrief_annex.md.j2", reference=facts.reference)
    sections = [{"name": "Plekken", "table": places}]
    foot = round_foot(facts.reference, step.on)
    return RenderedFile(ANNEX, PDF, paper_pdf(text, foot, sections, house_style, step.on))


def _access(visit: Visit, entry: DwellingEntry | None) -> str:
    """How the place was entered, of a dwelling with the hour of the consent or the warrant."""
    said = visit.access.label if visit.access else ""
    if entry is None:
        return said
    if entry.consent_at is not None:
        return f"{said}, om {entry.consent_at:%H.%M} uur"
    return f"{said}, nummer {entry.warrant_number}"


def _in_words(row: VisitFinding) -> str:
    said = f"{row.participant.label}: {finding_label(row.kind)}"
    return f"{said} ({row.text})" if row.text else said


def kept_report(reference: str) -> tuple[RenderedFile, ...]:
    """The files of the report as the register keeps them, for an officer who just made them."""
    with reading() as session:
        rows = session.exec(
            select(RoundPaper)
            .join(ControlRound, col(ControlRound.id) == col(RoundPaper.round_id))
            .where(
                named(ControlRound, reference),
                col(RoundPaper.name).in_((REPORT, REPORT_ODT, ANNEX)),
            )
            .order_by(col(RoundPaper.id))
        )
        return tuple(
            RenderedFile(row.name, ODT if row.name == REPORT_ODT else PDF, row.content)
            for row in rows
        )
