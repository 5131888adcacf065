"""Which process shows what of the action plan."""

from models.law.control.control_cycle import RoundKind
from models.law.instruments.instruments import InstrumentKind
from models.law.plan.action_plan import EvidenceSource
from tasks.closure.case_evidence import case_line, closures, communications
from tasks.control.round_evidence import held_rounds, round_line
from tasks.instruments.instrument_evidence import instrument_line, instruments_of
from tasks.plan.plan_evidence import EvidenceReaders
from tasks.signals.consultation_evidence import consultations

EVIDENCE = EvidenceReaders(
    of_source={
        EvidenceSource.CONTROL_ROUND: (held_rounds(*RoundKind),),
        EvidenceSource.THESEUS_ROUND: (held_rounds(RoundKind.WHITE_SPOTS, RoundKind.RED_LABELS),),
        EvidenceSource.ACTION_WEEK: (held_rounds(RoundKind.ACTION_WEEK),),
        EvidenceSource.DOR_CONTROL: (
            instruments_of(InstrumentKind.DOR),
            held_rounds(RoundKind.DOR),
        ),
        EvidenceSource.BIBOB: (instruments_of(InstrumentKind.BIBOB),),
        EvidenceSource.STOP_TALK: (instruments_of(InstrumentKind.STOP_TALK),),
        EvidenceSource.CONSULTATION: (consultations,),
        EvidenceSource.CLOSURE: (closures,),
        EvidenceSource.CLOSURE_COMMUNICATION: (communications,),
    },
    by_reference=(round_line, case_line, instrument_line),
)
"""What shows that an action is carried out, and what an officer can link to it."""
