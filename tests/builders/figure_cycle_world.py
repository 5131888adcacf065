"""The invented register of the yearly figures: rounds, signals, acts, costs and meetings."""

from collections.abc import Sequence
from datetime import date, timedelta

from models.common.ledger import LedgerEntry
from models.control.control_round import Access, ControlRound, FollowUp, RoundStatus, Visit
from models.instruments.instrument import BibobInvestigation, Instrument, StopTalk
from models.law.common.signal_themes import SignalTheme
from models.law.control.control_cycle import RoundKind
from models.law.instruments.instruments import InstrumentKind, Invitee, TalkOutcome, TalkRole
from models.law.signals.signal_access import Sharing, SignalSource
from models.plan.action import MeetingKind, PlanMeeting
from models.signals.riec import RiecForm
from models.signals.signal import Reliability, Signal
from tasks.register.acting import id_of
from tests.builders.figure_lot import CODES, SHORT, Lot
from tests.readers.figure_oracle import KNOWN_FOLLOW_UPS

FOLLOW_UPS = (*KNOWN_FOLLOW_UPS, "gesprek", "niets")


class CycleWorld(Lot):
    """What happens beside the closures."""

    def fill(self) -> None:
        """Thirty rounds, and sixty signals, acts, costs and meetings for each municipality."""
        for code in CODES:
            for number in range(30):
                self._round(code, number)
            for number in range(60):
                self._signal(code, number)
                self._instrument(code, number)
                self._cost(code, number)
                self._meeting(code, number)

    def _round(self, code: str, number: int) -> None:
        status = self.lot.choice(list(RoundStatus))
        slot_on = self.day()
        planned_on = slot_on + timedelta(days=self.lot.randrange(-5, 6))
        found = ControlRound(
            reference=f"{SHORT[code]}-CON-{number:03d}",
            municipality_code=code,
            number=number,
            kind=RoundKind.WHITE_SPOTS,
            status=status,
            slot_on=slot_on,
            planned_on=None if status is RoundStatus.SKIPPED else planned_on,
            why="verzonnen",
            made_on=slot_on,
        )
        self.add(found)
        if status is not RoundStatus.SKIPPED:
            for rank in range(1, self.lot.randint(2, 8)):
                self._visit(found, rank, planned_on)

    def _visit(self, found: ControlRound, rank: int, planned_on: date) -> None:
        access = self.lot.choice([*Access, None])
        is_again = self.chance(0.4)
        is_inside = access is not None and access.is_inside
        visit = Visit(
            round_id=id_of(found),
            business_id=self.place_id(found.municipality_code, rank),
            team=1,
            rank=rank,
            points=1,
            reasons="verzonnen",
            is_re_control=is_again,
            visited_on=planned_on if access else None,
            access=access,
            has_findings=is_inside and self.chance(0.5),
            is_repaired=self.chance(0.5) if access and is_again else None,
        )
        self.add(visit)
        if access:
            for kind in self._some(FOLLOW_UPS):
                self.add(
                    FollowUp(visit_id=id_of(visit), kind=kind, owner="gemeente", due_on=planned_on)
                )

    def _some(self, words: Sequence[str]) -> list[str]:
        return [word for word in words if self.chance(0.3)]

    def _signal(self, code: str, number: int) -> None:
        received_on = self.day()
        signal = Signal(
            reference=f"{SHORT[code]}-SIG-2024-{number:03d}",
            municipality_code=code,
            source=self.lot.choice(list(SignalSource)),
            source_number=str(number),
            received_on=received_on,
            theme=self.lot.choice(list(SignalTheme)),
            facts="verzonnen",
            reliability=Reliability.UNKNOWN,
            sharing=Sharing.CONSULTATION,
            legal_ground="verzonnen",
            is_open=self.chance(0.5),
            review_on=received_on,
            retain_until=date(2040, 1, 1),
        )
        self.add(signal)
        for form in range(1, self.lot.randint(1, 4)):
            self._riec_form(signal, form)

    def _riec_form(self, signal: Signal, number: int) -> None:
        exported_on = self.lot.choice((self.day(), None))
        self.add(
            RiecForm(
                signal_id=id_of(signal),
                number=number,
                content=b"%PDF",
                sha256="",
                prepared_by=1,
                prepared_on=signal.received_on,
                approved_by=2 if exported_on else None,
                approved_on=signal.received_on if exported_on else None,
                exported_on=exported_on,
            )
        )

    def _instrument(self, code: str, number: int) -> None:
        kind = self.lot.choice(list(InstrumentKind))
        act = Instrument(
            reference=f"{SHORT[code]}-{kind.code}-2024-{number:03d}",
            municipality_code=code,
            kind=kind,
            on=self.day(),
            file_number=str(number),
            recorded_by=1,
        )
        self.add(act)
        if kind is InstrumentKind.STOP_TALK:
            self.add(
                StopTalk(
                    instrument_id=id_of(act),
                    invited_by=TalkRole.MAYOR,
                    invitee=Invitee.RESIDENT,
                    theme=SignalTheme.DRUGS,
                    outcome=self.lot.choice(list(TalkOutcome)),
                )
            )
        if kind is InstrumentKind.BIBOB:
            asked_on = self.lot.choice((act.on + timedelta(days=20), None))
            self.add(
                BibobInvestigation(
                    instrument_id=id_of(act), requested_on=asked_on, advice_due_on=asked_on
                )
            )

    def _cost(self, code: str, number: int) -> None:
        self.add(
            LedgerEntry(
                key=f"verzonnen:{code}:{number}",
                municipality_code=code,
                action_number=8,
                amount=self.lot.randint(1, 900),
                on=self.day(),
                what="verzonnen",
            )
        )

    def _meeting(self, code: str, number: int) -> None:
        on = self.day()
        self.add(
            PlanMeeting(
                municipality_code=code,
                year=on.year,
                action_number=self.lot.randint(1, 4),
                on=on,
                kind=self.lot.choice(list(MeetingKind)),
                title=f"verzonnen {number}",
                attendance=self.lot.choice((None, 0, self.lot.randint(1, 90))),
                recorded_by=1,
            )
        )
