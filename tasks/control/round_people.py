"""Who does what on the day of a round, with the telephone numbers that the register knows."""

from collections.abc import Sequence

from sqlmodel import col, select

from models.common.municipality import Officer, Partner
from models.control.round_forms import BriefForm
from models.law.common.errors import FaultsError
from models.law.common.partner_kinds import PartnerKind
from tasks.control.invitations import BASE_TEAM, invited
from tasks.control.round_papers import PaperPerson
from tasks.control.round_step import RoundStep


def people_of(step: RoundStep, form: BriefForm, teams: int) -> Sequence[PaperPerson]:
    """The roles, the leader of each team and every partner, or FaultsError with every fault."""
    leaders = [*form.team_leaders, *[""] * teams][: max(teams, len(form.team_leaders))]
    named = [
        ("Operationeel leider", form.leader),
        ("Woordvoerder tijdens de bezoeken", form.spokesperson),
        ("Registratie en foto's", form.registrar),
        *((f"Teamleider team {team}", code) for team, code in enumerate(leaders, start=1)),
    ]
    officers = _officers(step, [code for _, code in named if code])
    faults = [
        f"medewerker {code} is niet bekend of niet meer actief"
        for code in dict.fromkeys(code for _, code in named)
        if code and code not in officers
    ]
    if len(leaders) > teams:
        faults.append(f"er zijn {len(leaders)} teamleiders en {teams} team(s)")
    if faults:
        raise FaultsError(f"De voorbereiding van {form.reference}", faults)
    return [*(_person(role, officers.get(code)) for role, code in named), *_partners(step)]


def _officers(step: RoundStep, codes: Sequence[str]) -> dict[str, Officer]:
    rows = step.session.exec(
        select(Officer).where(col(Officer.code).in_(codes), col(Officer.active))
    )
    return {row.code: row for row in rows}


def _person(role: str, officer: Officer | None) -> PaperPerson:
    return PaperPerson(role, officer.name, officer.telephone) if officer else PaperPerson(role)


def _partners(step: RoundStep) -> Sequence[PaperPerson]:
    """Who was invited; before the invitations the base team, to be filled in by hand."""
    partners: Sequence[Partner] = [partner for partner, _ in invited(step)]
    kinds = {partner.kind for partner in partners}
    missing = [kind for kind in BASE_TEAM if kind not in kinds]
    return [
        *(PaperPerson(_role(row.kind), row.name, row.telephone) for row in partners),
        *(PaperPerson(_role(kind)) for kind in missing),
    ]


def _role(kind: PartnerKind) -> str:
    label = kind.label[:1].upper() + kind.label[1:]
    return f"{label} (veiligheid)" if kind is PartnerKind.POLICE else label
