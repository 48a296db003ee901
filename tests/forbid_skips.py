"""With ACADEMY_FORBID_SKIP=1 a skipped test is a failed one: nothing is left out in silence."""

import os
from collections.abc import Generator
from typing import Any

import pytest

SENTENCE = "skipping is forbidden here, and this was skipped: "


def forbid(report: Any) -> Any:
    """Turn a skip into a failure where skipping is forbidden."""
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("ACADEMY_FORBID_SKIP"):
        report.outcome = "failed"
        report.longrepr = SENTENCE + str(report.longrepr)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    """Look at each test."""
    return forbid((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Any, Any]:
    """Look at each file, which may be skipped as a whole."""
    return forbid((yield))
