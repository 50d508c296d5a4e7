"""Files that hosts, robots and finders of faults ask for: robots.txt, security.txt, the safety headers."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from urllib.parse import urljoin

from hub.pages import web_servers
from hub.pages.site import Asset, Site


def assets(site: Site) -> list[Asset]:
    """Each of them as a file of the site."""
    base = site.settings.site_url
    report = urljoin(base, site.plan.page("en", "pages/report-a-problem").address)
    contact = f"mailto:{site.settings.contact}" if site.settings.contact else report
    expires = datetime.combine(site.catalogue.today + timedelta(days=365), time.min, UTC)
    trust = (
        f"Contact: {contact}\nExpires: {expires:%Y-%m-%dT%H:%M:%SZ}\n"
        f"Preferred-Languages: cy, en\nCanonical: {urljoin(base, '.well-known/security.txt')}\n"
    )
    texts = {
        "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {urljoin(base, 'sitemap.xml')}\n",
        ".well-known/security.txt": trust,
        "_headers": web_servers.headers_file(site.plan.doorways),
        "_redirects": web_servers.redirects_file(),
        ".nojekyll": "",
    }
    return [Asset(uri, text.encode()) for uri, text in texts.items()]
