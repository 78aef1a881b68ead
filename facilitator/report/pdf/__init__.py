"""The protocol as a PDF file."""

from facilitator.report.pdf.stand_ins import ExportWarning
from facilitator.report.pdf.writer import pdf_bytes, write_pdf

__all__ = ["ExportWarning", "pdf_bytes", "write_pdf"]
