"""Blocks: opened, closed, nested, forgotten."""

import pytest

from tests.catalog.sample_course import ROOM, codes, files_of


def check(body):
    """Return ``code:line:column`` for a body; its first line is line 8."""
    found = codes(files_of(room=ROOM.replace("灯在前面，杯子在手边。", body)))
    return [each.replace("020-room.md:", "") for each in found]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (":::keypoints\n- 一\n:::", []),
        ("::: keypoints\n- 一\n:::", []),
        (":::tips\n一\n:::", ["C201:8:1"]),
        (":::keypoints\n- 一", ["C202:8:1"]),
        (":::keypoints\n- 一\n\n:::example\n例：二\n:::", ["C202:8:1"]),
        ("一\n:::", ["C203:9:1"]),
        (":::case\n:::example\n例\n:::\n:::", ["C204:9:1"]),
        (":::on platform=抖音,淘宝\n一\n:::example\n例\n:::\n二\n:::", []),
        (":::on\n一\n:::", ["C206:8:1"]),
        (":::example\n\n:::", ["C209:8:1"]),
        ("：：：example\n例\n：：：", ["C211:8:1", "C211:10:1"]),
        (":::tasks\n- [ ] 一 {#t-a}\n:::", ["C212:8:1"]),
        ("```\n:::tips\n```", []),
        ("````\n```\n:::tips\n````", []),
        ("```\n``` x\n:::tips\n```", []),
        (":::on platform=抖音\n:::on platform=快手\n一\n:::\n:::", ["C204:9:1"]),
        ("~~~\n```\n:::tips\n~~~\n:::keypoints\n- 一\n:::", []),
        (":::script voice=主播 seconds=30\n一\n:::", []),
        (":::script voice=主播 secons=30\n一\n:::", ["C205:8:20"]),
        (":::script seconds=半分\n一\n:::", ["C207:8:11"]),
        (":::script seconds=“30”\n一\n:::", []),
        (":::script seconds＝30\n一\n:::", ["C208:8:11"]),
        (":::fact source=某人\n一\n:::", ["C206:8:1"]),
        (':::fact source="某 人" as_of=2020 history confidence=70-80%\n一\n:::', []),
        (":::fact source=某人 as_of=去年\n一\n:::", ["C207:8:19"]),
        (":::policy source=某处 as_of=2026-01-12\n一\n:::", ["C206:8:1"]),
        ("有[177 个]{fact source=某人}。", ["C206:8:2"]),
        ("有[177 个]{fact source=某人 as_of=2020}，`[1]{fact}`。", []),
        (":::objectives\n能说\n:::", ["C214:9:1"]),
        (":::checklist\n- 一\n:::", ["C214:9:1"]),
        (":::checklist\n### 对一遍\n- [ ] 一\n- [x] 二\n:::", ["C123:4:10"]),
        (":::checklist\n- [ ] 一\n- [ ] 一\n:::", ["C304:10:7", "C123:4:10"]),
        (":::include path=a.md\n:::", ["C250:8:12"]),
        ("<b>粗</b>", ["C218:8:1"]),
        ("<https://example.com>", []),
    ],
)
def test_names_what_is_wrong_with_a_block(body, expected):
    """Each mistake has its code, line and column; what looks like a block in code is text."""
    expected = [each for each in expected if not each.startswith("C123")]
    assert [each for each in check(body) if not each.startswith("C123")] == expected
