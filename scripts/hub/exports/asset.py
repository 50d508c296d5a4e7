"""What every export is made of: a file of the site, by its name from the site's root."""

from hub.pages.site import Asset

__all__ = ["Asset"]
