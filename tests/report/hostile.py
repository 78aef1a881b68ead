"""Texts that have broken documents before, and a session with such a text in every place."""

from dataclasses import replace

from facilitator.core.model import (
    Argument,
    Closing,
    Content,
    Decision,
    Expert,
    Facts,
    Official,
    Outcome,
    Participant,
    Proposal,
    Question,
    Remark,
    RoadmapRow,
    State,
    Survey,
    Task,
    Verdict,
)
from facilitator.core.vocabulary import (
    OutcomeKind,
    RemarkKind,
    Side,
    VerdictValue,
    table_voice,
)
from tests.report.papers import begun

LONG = " ".join(f"слово{number:04}" for number in range(2000))

HOSTILE = [
    "<b>не жирно</b> <br/> <para> <font color='red'>",
    "Иванов & сыновья &amp; &lt; &#1; &nbsp;",
    "]]> <![CDATA[ <?xml ?> <!-- -->",
    "управ\x00ляю\x07щие\x1f \ud800 знаки\u202e",
    "я" * 300,
    "https://example.org/" + "a" * 300,
    "👍🏽 👨‍👩‍👧‍👦 🇷🇺 → ☑",
    "שלום עולם · مرحبا بالعالم",
    "漢字かな交じり文",
    "первая\nвторая\r\n\n\nчетвёртая",
    "\t \u00a0\u200b\ufeff",
    "",
]


def filled_with(text: str) -> State:
    """Return a session with `text` wherever a text can be."""
    state = begun()
    verdict = Verdict(VerdictValue.FORWARD, text)
    arguments = (Argument(11, Side.PRO, text), Argument(12, Side.CON, text, table_voice(2)))
    proposal = Proposal(1, 1, 1, text, arguments=arguments, votes=3, verdict=verdict)
    content = Content(
        proposals={1: proposal},
        remarks={2: Remark(2, RemarkKind.CONCLUSION, 1, text)},
        outcomes={3: Outcome(3, OutcomeKind.LEGISLATIVE_INITIATIVE, text, None, text)},
        decisions={4: Decision(4, text, None, text)},
        roadmap={5: RoadmapRow(5, text, (), text, text, text, text)},
        closing=Closing(text, text),
        survey=Survey(2, 2, (Question(text, (text, "нет"), (1, 1)),), (text,)),
    )
    facts = Facts(
        title=text,
        heading=text,
        mark=text,
        city=text,
        venue=text,
        parent_body=text,
        organisers=(text,),
        protocol_number=text,
        chair=Official(text, text),
        secretary=Official(text, text),
    )
    return replace(
        state,
        facts=facts,
        content=content,
        tasks=(Task(1, text, text, text),),
        participants={1: Participant(1, text, office=text, organisation=text)},
        experts={1: Expert(1, text, text, chair=True)},
        programme=(replace(state.programme[0], title=text),),
    )
