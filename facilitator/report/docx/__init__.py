"""The protocol as an editable DOCX file."""

from facilitator.report.docx.writer import docx_bytes, write_docx

__all__ = ["docx_bytes", "write_docx"]
