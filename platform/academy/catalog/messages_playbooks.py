"""C6xx: playbooks and their days."""

from academy.catalog.message import error, warning

MESSAGES = {
    "C601": warning(
        "there is no file for day {day}",
        "第 {day} 天还没有文件",
        "add day-{day}.md",
        "新建 day-{day}.md",
    ),
    "C602": error(
        "day {day} is already told by {where}",
        "第 {day} 天已经写在 {where}",
        "change the day of one of them",
        "改掉其中一个的 day",
    ),
    "C603": error(
        "{time} is outside the day of this playbook ({opens} to {closes})",
        "{time} 不在手册每天的时间内（{opens} 到 {closes}）",
        "change the time, or window in playbook.yml",
        "改时间，或改 playbook.yml 里的 window",
    ),
    "C604": error(
        'the task names lesson "{id}", which is not published',
        "任务里的课时“{id}”没有发布",
        "publish the lesson, or take it out of the task",
        "先发布这一课，或从任务里去掉",
    ),
    "C605": warning(
        "the tasks of a {role} take {minutes} minutes, the playbook promises {budget}",
        "{role} 这天的任务要 {minutes} 分钟，手册写的是每天 {budget} 分钟",
        "take out a task, or mark one optional",
        "减少任务，或把一项标为 optional",
    ),
    "C607": error(
        'there is no playbook "{name}"',
        "没有“{name}”这本手册",
        'did you mean "{nearest}"?',
        "是不是想写“{nearest}”？",
    ),
    "C608": error(
        "day {day} is after the last day of the playbook ({length})",
        "第 {day} 天超过了手册的天数（{length} 天）",
        "raise length in playbook.yml, or change the day",
        "改大 playbook.yml 的 length，或改 day",
    ),
    "C609": error(
        "{where} says the file is day {name}, the header says day {day}",
        "文件名 {where} 是第 {name} 天，信息区写的是第 {day} 天",
        "make both the same",
        "改成一致",
    ),
}
