"""Who is in the demo. All names and shops are invented."""

from dataclasses import dataclass

PASSWORD = "academy-demo"  # noqa: S105
# A demo is open to whoever runs it: serve refuses it on any address but loopback.
ZONE = "Asia/Shanghai"
MERCHANT, OTHER_MERCHANT = "江边食集", "北风家居"
TEAMS = (
    ("region", None, "武昌片区"),
    ("ferry", "region", "小东门过早店"),
    ("early", "ferry", "小东门早班"),
    ("valley", "region", "光谷意大利风情街二店"),
)
"""(key, key of the team above, name): nested teams of the first merchant."""
OTHER_TEAM = "北风家居总店"

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹"
GIVEN_NAMES = (
    "若琳", "梓涵", "一鸣", "小满", "晓东", "嘉慧", "建国", "雪", "桐", "静", "子轩", "雨桐",
    "思远", "明月", "海燕", "志强", "秀英", "丽娜", "文博", "春梅", "浩然", "佳怡", "立夏", "云飞",
)  # fmt: skip
JOBS = ("主播", "导购", "店长", "客服", "运营")


@dataclass(frozen=True, slots=True)
class Player:
    """One person of the demo; ``steady`` is how likely a planned day is kept, 0 to 1."""

    login: str
    name: str
    team: str
    role: str
    job: str
    steady: float
    grant: str = ""


LEADS = (
    Player("xiaoman", "周小满", "ferry", "staff", "导购", 1.0),
    Player("hejing", "何静", "region", "manager", "片区负责人", 0.0),
    Player("wutong", "吴桐", "ferry", "manager", "店长", 0.9),
    Player("jiahui", "司徒嘉慧", "region", "", "讲师", 0.0, "trainer"),
    Player("jianguo", "黄建国", "region", "", "系统管理员", 0.0, "admin"),
    Player("ruolin", "欧阳若琳", "ferry", "staff", "主播", 0.97),
    Player("ayiguli", "阿依古丽·买买提江", "early", "staff", "主播", 0.99),
    Player("zitong", "李梓桐", "valley", "manager", "店长", 0.85),
)
OTHER_LEAD = Player("mingyue", "冯明月", "other", "manager", "店长", 0.9)
"""Those who are named when the demo starts."""


def staff_of_first_merchant() -> list[Player]:
    """Return forty further people of the first merchant, the same each time."""
    teams = ("ferry", "early", "valley", "valley", "ferry")
    return [
        Player(
            login=f"staff{number:02d}",
            name=name_of(number),
            team=teams[number % len(teams)],
            role="staff",
            job=JOBS[number % len(JOBS)],
            steady=0.55 + (number * 37 % 44) / 100,
        )
        for number in range(1, 41)
    ]


def staff_of_other_merchant() -> list[Player]:
    """Return eleven people of the second merchant."""
    return [
        Player(f"north{number:02d}", name_of(number + 60), "other", "staff",
               JOBS[number % len(JOBS)], 0.8)
        for number in range(1, 12)
    ]  # fmt: skip


def name_of(number: int) -> str:
    """Return an invented Chinese name; two of the demo may share one, as in any shop."""
    return SURNAMES[number * 7 % len(SURNAMES)] + GIVEN_NAMES[number * 5 % len(GIVEN_NAMES)]
