"""The switch that .ci/run sets really forbids skipping."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SKIPPING = """
import pytest

def test_left_out():
    pytest.skip("no browser here")
"""


@pytest.mark.parametrize(("variables", "code"), [({}, 0), ({"ACADEMY_FORBID_SKIP": "1"}, 1)])
def test_a_skipped_test_fails_where_skipping_is_forbidden(tmp_path, variables, code):
    """Without the switch a skip is a skip; with it the run fails and says why."""
    (tmp_path / "test_one.py").write_text(SKIPPING)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.forbid_skips", str(tmp_path)]
    clean = {name: value for name, value in os.environ.items() if "ACADEMY_" not in name}
    done = subprocess.run(
        [*command, "--rootdir", str(tmp_path), "-c", os.devnull],
        cwd=ROOT,
        env=clean | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "is forbidden" in done.stdout) == (code, bool(code)), done.stdout
