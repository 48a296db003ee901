"""Tests of the planted faults: each still applies; `make mutate` sees that all are found."""

import ast

import pytest

from mutations.faults import ROOT, stands
from mutations.groups import GROUPS
from mutations.run import main

FAULTS = [fault for faults in GROUPS.values() for fault in faults]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_each_fault_still_applies(fault):
    """Its text stands once in the file, breaking it leaves Python, and its tests are there."""
    text = (ROOT / fault.path).read_text(encoding="utf-8")
    assert stands(fault), f"renew the fault in mutations/: {fault.old!r}"
    assert fault.old != fault.new
    ast.parse(text.replace(fault.old, fault.new))
    assert all((ROOT / "tests" / test).is_file() for test in fault.tests)


@pytest.mark.parametrize("group", ["parser", "grading", "rules"])
def test_what_matters_most_has_twenty_faults(group):
    """Reading, marking and the rules are tried with twenty faults each, all different."""
    assert len(set(GROUPS[group])) == len(GROUPS[group]) >= 20


def test_an_unknown_group_is_named(capsys):
    """A misspelt group plants nothing."""
    assert main(["gradings"]) == 2
    assert "gradings" in capsys.readouterr().out
