"""The protocol's rows as an XLSX workbook, to be sorted, filtered and counted."""

from facilitator.report.xlsx.writer import write_xlsx, xlsx_bytes

__all__ = ["write_xlsx", "xlsx_bytes"]
