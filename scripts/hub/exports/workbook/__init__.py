"""The catalogue as a workbook for curators: its columns, how it is written, read, compared and taken back."""

from hub.exports.workbook.write import assets

__all__ = ["assets"]
