"""Streams that end as PDF/A asks: with a line end before `endstream`, which is not counted."""

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream

_END = b"endstream\n"


class Stream(PDFStream):  # type: ignore[misc]
    """A stream; reportlab's own has no line end after its content."""

    def format(self, document: PDFDocument) -> bytes:
        """Return the stream as it stands in the file."""
        written: bytes = super().format(document)
        # A lone newline behind content that happens to end in a carriage return would look like
        # one line end of two bytes, and the content like one byte short.
        return written[: -len(_END)] + b"\r\n" + _END


def ended(stream: PDFStream) -> Stream:
    """Return a stream of reportlab's making as one that ends well."""
    return Stream(stream.dictionary, stream.content, stream.filters)
