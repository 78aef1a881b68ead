"""From a session to its JSON document, in the order of FORMAT.md's example."""

import json
from datetime import time

from facilitator.core.board import cons, is_on_wall, proposals_of, pros
from facilitator.core.model import (
    Argument,
    Decision,
    Expert,
    Facts,
    Official,
    Outcome,
    Participant,
    Proposal,
    Remark,
    RoadmapRow,
    State,
    Step,
    StepRun,
    Task,
    Verdict,
)
from facilitator.core.vocabulary import RemarkKind, Status, Voice

Json = object
Record = dict[str, Json]


def write(state: State) -> str:
    """Return a session as an exchange document (FORMAT.md): stable order, indented by one space.

    What is erased, the secretary's private notes and the journal are not part of it.
    """
    return json.dumps(_document(state), ensure_ascii=False, indent=1)


def _document(state: State) -> Record:
    content = state.content
    return {
        "format": "facilitator-session",
        "version": 1,
        "language": state.facts.language,
        "mark": state.facts.mark,
        "session": _facts(state.facts),
        "tables": [{"number": table.number, "title": table.title} for table in state.tables],
        "participants": [_participant(person) for person in state.participants.values()],
        "experts": [_expert(expert) for expert in state.experts.values()],
        "programme": [_step(step, state.runs.get(step.id)) for step in state.programme],
        "tasks": [_task(state, task) for task in state.tasks],
        "outcomes": [_outcome(state, outcome) for outcome in content.outcomes.values()],
        "decisions": [_decision(state, decision) for decision in content.decisions.values()],
        "roadmap": [_roadmap_row(state, row) for row in content.roadmap.values()],
        "closing": {"speaker": content.closing.speaker, "text": content.closing.text},
        "survey": {
            "distributed": content.survey.distributed,
            "returned": content.survey.returned,
            "questions": [
                {"text": each.text, "choices": list(each.choices), "counts": list(each.counts)}
                for each in content.survey.questions
            ],
            "comments": list(content.survey.comments),
        },
    }


def _facts(facts: Facts) -> Record:
    site = facts.site
    return {
        "title": facts.title,
        "heading": facts.heading,
        "short_title": facts.short_title,
        "method": facts.method,
        "starts_on": facts.starts_on and facts.starts_on.isoformat(),
        "ends_on": facts.ends_on and facts.ends_on.isoformat(),
        "starts_at": None if facts.starts_at is None else _time(facts.starts_at),
        "city": facts.city,
        "venue": facts.venue,
        "parent_body": facts.parent_body,
        "organisers": list(facts.organisers),
        "protocol_number": facts.protocol_number,
        "chair": _official(facts.chair),
        "facilitator": _official(facts.facilitator),
        "secretary": _official(facts.secretary),
        "broadcast": facts.broadcast,
        "site": None if site is None else {"number": site.number, "title": site.title},
        "rules": list(facts.rules),
        "names_on_wall": facts.names_on_wall,
    }


def _time(moment: time) -> str:
    return moment.isoformat("seconds" if moment.second else "minutes")


def _official(official: Official) -> Record:
    return {"office": official.office, "name": official.name}


def _participant(person: Participant) -> Record:
    return {
        "number": person.number,
        "name": person.name,
        "role": person.role.value,
        "office": person.office,
        "organisation": person.organisation,
        "table": person.table,
        "speaker": person.speaker,
        "voting": person.voting,
        "present": person.present,
        "email": person.email,
        "consent": {
            "processing": person.consent.processing,
            "photo_video": person.consent.photo_video,
            "publication": person.consent.publication,
            "method": person.consent.method,
        },
    }


def _expert(expert: Expert) -> Record:
    return {
        "number": expert.number,
        "name": expert.name,
        "field": expert.field,
        "chair": expert.chair,
        "email": expert.email,
    }


def _step(step: Step, run: StepRun | None) -> Record:
    has_run = run is not None and (run.started_at is not None or run.spent_ms > 0)
    started_at = run.started_at if run is not None else None
    return {
        "kind": step.kind.value,
        "task": step.task,
        "title": step.title,
        "planned_minutes": step.planned_minutes,
        "turn_seconds": step.turn_seconds,
        "instruction": step.instruction,
        "notes": step.notes,
        "clock_on_wall": step.clock_on_wall.value,
        "tones": step.tones,
        "rolls_over": step.rolls_over,
        "started_at": started_at and started_at.isoformat(timespec="seconds"),
        "spent_seconds": (run.spent_ms + 500) // 1000 if run is not None and has_run else None,
    }


def _task(state: State, task: Task) -> Record:
    voting = task.voting
    return {
        "number": task.number,
        "title": task.title,
        "question": task.question,
        "briefing": task.briefing,
        "voting": {
            "votes_each": voting.votes_each,
            "per_proposal": voting.per_proposal,
            "voters": voting.voters,
            "cast": voting.cast,
        },
        "proposals": [_proposal(state, each) for each in proposals_of(state, task.number)],
        "peer_feedback": _remarks(state, task.number, RemarkKind.PEER_FEEDBACK),
        "expert_feedback": _remarks(state, task.number, RemarkKind.EXPERT_FEEDBACK),
        "conclusions": _remarks(state, task.number, RemarkKind.CONCLUSION),
    }


def _proposal(state: State, proposal: Proposal) -> Record:
    written: Record = {
        "number": proposal.number,
        "text": proposal.text,
        "short": proposal.short,
        "author": _voice(proposal.author),
        "table": proposal.table,
        "kind": proposal.kind.value,
        "level": proposal.level and proposal.level.value,
        "status": proposal.status.value,
        "pros": [_said(argument) for argument in pros(proposal)],
        "cons": [_said(argument) for argument in cons(proposal)],
        "votes": proposal.votes,
        "verdict": _verdict(proposal.verdict),
        "on_wall": is_on_wall(state, proposal),
    }
    if proposal.status is Status.MERGED and proposal.merged_into is not None:
        written["merged_into"] = state.content.proposals[proposal.merged_into].number
    return written


def _verdict(verdict: Verdict | None) -> Record | None:
    if verdict is None:
        return None
    return {"value": verdict.value.value, "note": verdict.note, "author": _voice(verdict.author)}


def _remarks(state: State, task: int, kind: RemarkKind) -> list[Record]:
    remarks = state.content.remarks.values()
    return [_said(remark) for remark in remarks if (remark.task, remark.kind) == (task, kind)]


def _said(item: Argument | Remark) -> Record:
    return {"text": item.text, "author": _voice(item.author)}


def _voice(voice: Voice | None) -> str | None:
    return None if voice is None else str(voice)


def _outcome(state: State, outcome: Outcome) -> Record:
    return {
        "kind": outcome.kind.value,
        "text": outcome.text,
        "level": outcome.level and outcome.level.value,
        "addressee": outcome.addressee,
        "refs": _references(state, outcome.refs),
    }


def _decision(state: State, decision: Decision) -> Record:
    return {
        "text": decision.text,
        "responsible": decision.responsible,
        "deadline": decision.deadline and decision.deadline.isoformat(),
        "refs": _references(state, decision.refs),
        "task": decision.task,
    }


def _roadmap_row(state: State, row: RoadmapRow) -> Record:
    return {
        "activity": row.activity,
        "refs": _references(state, row.refs),
        "term": row.term,
        "responsible": row.responsible,
        "result": row.result,
        "indicator": row.indicator,
    }


def _references(state: State, refs: tuple[int, ...]) -> list[str]:
    """Return the labels of proposals; one that has been erased is left out."""
    proposals = state.content.proposals
    return [proposals[ref].label for ref in refs if ref in proposals]
