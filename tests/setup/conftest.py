"""One bare machine for each test of set-up."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from machine import Machine, bare


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return bare(tmp_path)
