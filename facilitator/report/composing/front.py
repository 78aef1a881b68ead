"""What stands before the protocol in a report: the title page and the table of contents."""

from facilitator.core.protocol import Protocol
from facilitator.report.composing.opening import notes, site_of
from facilitator.report.composing.phrases import days_of
from facilitator.report.document import Block, Contents, PageBreak, TitlePage
from facilitator.words import Words


def front(protocol: Protocol, words: Words) -> list[Block]:
    """Return the title page and the contents, each on pages of its own."""
    header = protocol.header
    # Only a heading written for it can follow «о проведении …» in its case.
    about = words.gettext("on the {heading}") if header.heading != header.title else "{heading}"
    lines = [about.format(heading=header.heading) if header.heading else ""]
    lines += [site_of(header, words) if header.site else ""]
    title = TitlePage(
        note="\n".join(notes(protocol, words)),
        above=tuple(line for line in (header.parent_body, *header.organisers) if line),
        title=words.gettext("FINAL REPORT"),
        lines=tuple(line for line in lines if line),
        below=tuple(line for line in (days_of(words, header), header.city) if line),
    )
    return [title, PageBreak(), Contents(words.gettext("CONTENTS")), PageBreak()]
