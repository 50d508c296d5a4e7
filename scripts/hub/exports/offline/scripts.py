"""What the copy's pages run: plain scripts, as browsers refuse modules, `import` and `fetch` to what lies in a folder.

Data come as scripts too, each under its own name in `hubCopy` (`overrides/offline/fetching.js` asks for them there).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from hub.pages import components
from hub.pages.kit import PAGE, WANTED, plain_kit

INSTEAD: Final = Path("overrides") / "offline" / "fetching.js"
_PLACE: Final = "(globalThis.hubCopy ??= {})"
SEARCH: Final = "assets/search"


def scripts(root: Path) -> dict[str, str]:
    """The scripts of the copy, by their path in it.

    Raises:
        OSError: a script is not there.

    """
    instead = {"fetching": root / INSTEAD}
    found = {
        f"assets/{name}": f"(() => {{\n{content.decode()}\n}})();\n"
        for name, content in components.assets(root).items()
        if name.endswith(".js")
    }
    return {
        **found,
        f"{SEARCH}/page.js": plain_kit(root, PAGE, "globalThis.hubPage", instead),
        f"{SEARCH}/kit.js": plain_kit(root, WANTED, f'{_PLACE}["kit"]', instead),
    }


def as_script(name: str, data: Mapping[str, Any] | list[Any]) -> bytes:
    """Data as a script that puts them in their place."""
    said = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f'{_PLACE}["{name}"]={said};\n'.encode()
