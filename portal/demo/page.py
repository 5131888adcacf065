"""`make demo-page`: the officers' page with an invented register and six accounts of its own.

The register is made anew each time, in a folder of its own with its own key: what opens here opens
nothing elsewhere. Nothing leaves the machine: mail goes to a folder.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyotp

from models.common.account_forms import Acceptance, InviteForm
from models.law.common.errors import WeerbaarError
from portal.demo.diary import ADMINISTRATOR, COMMUNICATIONS, HANDLER, LAWYER, MAYOR
from portal.web.running import address_of, asked_port, run_page
from tasks.acts import register_acts
from tasks.acts.desk import account_acts
from tasks.register.resources import now, today

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "example"
OUT = ROOT / "out" / "demo" / "pagina"
PASSWORD = "alleen in deze demo"  # noqa: S105  (it opens an invented register on this machine)
ROLES = {
    HANDLER: "zaakbehandelaar",
    LAWYER: "jurist",
    MAYOR: "burgemeester",
    COMMUNICATIONS: "communicatieadviseur",
    "DIV1": "informatiebeheerder",
    ADMINISTRATOR: "beheerder",
}
"""Who has an account."""
REFUSED = 2
SHOWN = 5
"""Recovery codes on a line, for so many log-ins."""


def main() -> int:
    """Make the register and the accounts, tell how to log in, and offer the page."""
    settle_environment(OUT)
    try:
        port = asked_port()
    except WeerbaarError as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    sys.stdout.write("De voorbeeldzaken worden gemaakt; dat duurt ongeveer een halve minuut.\n")
    sys.stdout.flush()
    fill_register(today())
    lines = [f"Wachtwoord van iedereen: {PASSWORD}", *make_accounts(now())]
    lines += ["", f"Weerbaar staat op {address_of(port)}. Stoppen: Ctrl-C.", ""]
    sys.stdout.write("\n".join(lines))
    sys.stdout.flush()
    run_page(port)
    return 0


def settle_environment(out: Path) -> None:
    """A register, a key and a mail folder of its own, in place of what the officer has set."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    os.environ |= {
        "WEERBAAR_DATABASE_URL": f"sqlite:///{out / 'weerbaar.db'}",
        "WEERBAAR_KEY_FILE": str(out / "weerbaar.key"),
        "WEERBAAR_MUNICIPALITIES": str(EXAMPLE / "municipalities"),
        "WEERBAAR_MAIL_MODE": "folder",
        "WEERBAAR_MAIL_FOLDER": str(out / "mail"),
    }


def fill_register(day: date) -> None:
    """The organisation, the addresses, four cases and a control round; everything is invented."""
    from portal.demo.page_cases import enter_cases  # noqa: PLC0415  (it reads the settings)
    from portal.demo.page_rounds import enter_rounds  # noqa: PLC0415

    register_acts.import_organisation(EXAMPLE / "organisatie.yaml", "", now())
    path = EXAMPLE / "adressen.csv"
    register_acts.import_addresses(path, "Lindewaarde", ADMINISTRATOR, date(2020, 1, 1))
    enter_cases(day)
    enter_rounds(day)


def make_accounts(at: datetime) -> Iterator[str]:
    """An account for each role; a line with what opens it, which needs no telephone."""
    yield "In plaats van de code van de app typt u een herstelcode; elke code opent één keer."
    codes = {ADMINISTRATOR: _accept(account_acts.invite_first(ADMINISTRATOR, at).token, at)}
    for code in ROLES:
        if code not in codes:
            form = InviteForm(officer=code, by=ADMINISTRATOR)
            codes[code] = _accept(account_acts.invite(form, at).token, at)
    for code, role in ROLES.items():
        yield f"{code:<6} {role:<21} {'  '.join(codes[code][:SHOWN])}"


def _accept(token: str, at: datetime) -> tuple[str, ...]:
    """The recovery codes of the account that is made with this invitation."""
    address = account_acts.open_invitation(token, at).totp_address
    secret = parse_qs(urlsplit(address).query)["secret"][0]
    second = pyotp.TOTP(secret).at(at)
    return tuple(account_acts.accept(Acceptance(token, PASSWORD, second), at).recovery_codes)


if __name__ == "__main__":
    sys.exit(main())
