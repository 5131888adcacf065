"""Forms of who works here. They hold names and addresses, so they exist on the page alone."""

from pydantic import Field

from models.common.forms import Form
from models.common.shapes import OfficerCode
from models.law.common.partner_kinds import PartnerKind
from models.law.common.roles import Role
from tasks.register.organisation import MailAddress, Telephone

NAME = Field(min_length=2, max_length=120, title="Naam")
EMAIL = Field(title="Mailadres", description="Van deze persoon alleen, niet van een afdeling.")
TELEPHONE = Field(
    default="",
    title="Telefoon",
    description="Voor de telefoonlijst van een controle. Zoals 06 12345678.",
)
ACTIVE = Field(
    title="Werkt hier nog",
    description="Nee: deze medewerker wordt meteen uitgelogd en kan niets meer.",
)
ROLES = Field(
    default=(),
    title="Rollen in deze gemeente",
    description="Wat hij hier is. Zonder rol ziet hij niets van deze gemeente.",
)


class OfficerOnPage(Form):
    """An officer whose code is known."""

    name: str = NAME
    email: MailAddress = EMAIL
    telephone: Telephone = TELEPHONE
    active: bool = ACTIVE
    roles: tuple[Role, ...] = ROLES


class NewOfficerOnPage(Form):
    """An officer who is new here."""

    code: OfficerCode = Field(
        title="Code", description="Kort, zonder naam erin; zo staat hij in de historie."
    )
    name: str = NAME
    email: MailAddress = EMAIL
    telephone: Telephone = TELEPHONE
    roles: tuple[Role, ...] = ROLES


class PartnerOnPage(Form):
    """Where an organisation is reached."""

    kind: PartnerKind = Field(
        title="Soort partner", description="Bepaalt wat een mail aan deze partner mag zeggen."
    )
    name: str = Field(
        min_length=2, max_length=120, title="Naam van de organisatie", description="Geen persoon."
    )
    email: MailAddress = Field(title="Mailadres", description="Een postbus die iemand leest.")
    telephone: Telephone = Field(
        default="", title="Telefoon", description="Bereikbaar op de dag van een controle."
    )
