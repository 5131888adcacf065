"""An invented register of two municipalities over three years, by lot from a seed: closures."""

import random
from datetime import date, timedelta
from decimal import Decimal

from sqlmodel import Session

from models.closure.approval import Approval, ApprovalSubject
from models.closure.closure import ClosureCase, Finding, FindingKind
from models.closure.document import Channel, Dispatch, Document, DocumentKind
from models.closure.money.claim import Claim, ClaimPayment, Witness
from models.closure.track import Track
from models.law.closure.measures import DrugList, Unit
from models.law.closure.money.claims import ClaimKind, ClaimState
from models.law.closure.procedure import Urgency
from models.law.closure.remedies.tracks import TrackKind, TrackState
from tasks.register.acting import id_of
from tests.builders.figure_cycle_world import CycleWorld
from tests.builders.figure_lot import CODES, SHORT, Lot

LETTERS = (DocumentKind.WARNING, DocumentKind.PENALTY_ORDER, DocumentKind.DECISION)


class CaseWorld(Lot):
    """Closures with what was found, the letters, the objections and the delivery lists."""

    def fill(self) -> None:
        """Forty cases for each municipality."""
        for code in CODES:
            for number in range(40):
                self._case(code, number)

    def _case(self, code: str, number: int) -> None:
        reported_on = self.day()
        found_on = reported_on - timedelta(days=self.lot.randrange(40))
        case = ClosureCase(
            with_other_offences=False,
            of_housing_corporation=False,
            urgency=Urgency.NONE,
            reference=f"{SHORT[code]}-2024-{number:03d}",
            municipality_code=code,
            # Two cases in a row at one place: one place with two decisions.
            premises_id=self.place_id(code, 1 + number // 2),
            report_number=f"PL-{number}",
            found_on=found_on,
            reported_on=reported_on,
        )
        self.add(case)
        for drug_list in DrugList:
            if self.chance(0.5):
                self._finding(case, drug_list)
        if self.chance(0.8):
            self._decide(case)
        elif self.chance(0.3):
            case.withdrawn_on = reported_on

    def _finding(self, case: ClosureCase, drug_list: DrugList) -> None:
        for _ in range(self.lot.randint(1, 2)):
            self.add(
                Finding(
                    case_id=id_of(case),
                    kind=FindingKind.SUBSTANCE,
                    description="verzonnen",
                    drug_list=drug_list,
                    amount=Decimal(7),
                    unit=Unit.GRAM,
                )
            )

    def _decide(self, case: ClosureCase) -> None:
        kind = self.lot.choice(LETTERS)
        sent_on = max(self.day(), case.reported_on)
        self._letter(case, DocumentKind.NOTICE_OF_INTENT, case.reported_on, 9)
        # A letter for each party, of which one may have left a day later.
        for party in range(1, self.lot.randint(2, 4)):
            self._letter(case, kind, sent_on + timedelta(days=self.lot.choice((0, 0, 1))), party)
        self._letter(case, kind, sent_on, 8)
        if kind is DocumentKind.DECISION and self.chance(0.8):
            case.closed_on = sent_on + timedelta(days=self.lot.randrange(-3, 30))
            self._communicate(case, case.closed_on)
        for number in range(1, self.lot.randint(1, 3)):
            self._objection(case, sent_on, number)
            self._costs(case, sent_on, number)

    def _letter(self, case: ClosureCase, kind: DocumentKind, sent_on: date, party: int) -> None:
        document = self._document(case, kind, f"brief-{kind}-{party}.pdf", 1, b"%PDF")
        self.add(
            Dispatch(
                document_id=id_of(document),
                case_id=id_of(case),
                party_number=party,
                channel=Channel.REGISTERED_POST,
                sent_on=sent_on,
            )
        )

    def _document(
        self, case: ClosureCase, kind: DocumentKind, name: str, version: int, content: bytes
    ) -> Document:
        document = Document(
            case_id=id_of(case),
            kind=kind,
            name=name,
            version=version,
            media_type="",
            content=content,
            sha256="",
            template_version="",
            prepared_by=1,
            made_on=case.reported_on,
        )
        self.add(document)
        return document

    def _communicate(self, case: ClosureCase, closed_on: date) -> None:
        """Versions of the delivery list: approved or not, for the day of closing or another."""
        for version in range(1, self.lot.randint(1, 5)):
            takes_effect_on = closed_on + timedelta(days=self.lot.choice((0, 0, 0, 1)))
            approver = self.lot.choice((2, 2, None))
            self.add(
                Approval(
                    case_id=id_of(case),
                    subject=ApprovalSubject.COMMUNICATION,
                    number=version,
                    prepared_by=1,
                    prepared_on=case.reported_on,
                    takes_effect_on=takes_effect_on,
                    approved_by=approver,
                    approved_on=case.reported_on if approver else None,
                )
            )
            lines = ["bag_id;straat"] + ['1;"Verzonnen;straat"'] * self.lot.randrange(1, 300)
            content = "\ufeff" + "\r\n".join(lines) + "\r\n"
            kind = DocumentKind.DELIVERY_LIST
            self._document(case, kind, "bezorglijst.csv", version, content.encode())
            self._document(case, kind, "bezorglijst.pdf", version, b"%PDF")

    def _objection(self, case: ClosureCase, sent_on: date, number: int) -> None:
        state = self.lot.choice(
            (
                TrackState.FILED,
                TrackState.UPHELD,
                TrackState.DISMISSED,
                TrackState.INADMISSIBLE,
                TrackState.WITHDRAWN,
            )
        )
        opened_on = sent_on + timedelta(days=self.lot.randrange(42))
        is_filed = state is TrackState.FILED
        changed_on = opened_on if is_filed else max(opened_on, self.day())
        for kind in (TrackKind.OBJECTION, TrackKind.APPEAL):
            self.add(
                Track(
                    case_id=id_of(case),
                    kind=kind,
                    number=number,
                    state=state,
                    opened_on=opened_on,
                    changed_on=changed_on,
                )
            )

    def _costs(self, case: ClosureCase, sent_on: date, number: int) -> None:
        """Claims of costs and of a penalty, paid in none, one or two parts, with odd cents."""
        is_penalty = self.chance(0.2)
        claim = Claim(
            case_id=id_of(case),
            number=number,
            kind=ClaimKind.PENALTY if is_penalty else ClaimKind.COSTS,
            state=self.lot.choice((ClaimState.FIXED, ClaimState.PAID, ClaimState.UNCOLLECTED)),
            cents=self.lot.randrange(2, 400_000),
            arose_on=sent_on,
            changed_on=max(sent_on, self.day()),
            times=1 if is_penalty else None,
            seen_by=Witness.POLICE if is_penalty else None,
        )
        self.add(claim)
        for part in range(1, self.lot.randint(1, 4)):
            cents = self.lot.randrange(1, 200_000)
            paid_on = max(sent_on, self.day())
            self.add(ClaimPayment(claim_id=id_of(claim), number=part, on=paid_on, cents=cents))


def fill_world(session: Session, seed: int) -> None:
    """Fill an empty register; the same seed gives the same rows."""
    lot = random.Random(seed)  # noqa: S311  invented rows, no secret
    Lot(session, lot).organisation()
    CaseWorld(session, lot).fill()
    CycleWorld(session, lot).fill()
    session.commit()
