"""YAML that ships with the hub itself, read fast: no positions, no problems told.

What people write is read by `hub.catalogue.yaml_file`, which tells of each problem at its line.
"""

from __future__ import annotations

from typing import Any, Final

import yaml

# libyaml's, where the package has it: twelve times faster. What people write is parsed with it too.
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(text: str) -> Any:
    """The value of a YAML text.

    Raises:
        yaml.YAMLError: the text is no YAML.

    """
    return yaml.load(text, Loader=LOADER)  # noqa: S506 (a safe one)
