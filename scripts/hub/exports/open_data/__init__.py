"""Open data that others can build on: tables, linked data, a directory of services, and what describes them."""

from hub.exports.open_data.files import assets

__all__ = ["assets"]
