"""The words that rendering adds to a lesson, in the language of the lesson."""

CHINESE = {
    "objectives": "学完你能",
    "keypoints": "要点",
    "example": "例",
    "case": "案例",
    "script": "话术",
    "mistakes": "常见错误",
    "checklist": "检查清单",
    "policy": "规则",
    "fieldwork": "实践作业",
    "checkin": "今日打卡",
    "trainer": "讲师备注",
    "video": "视频",
    "audio": "音频",
    "download": "下载",
    "sheet": "表格",
    "columns": "{count} 列",
    "columns_of": "这些列：{names}",
    "excel": "下载 Excel 表",
    "csv": "下载 CSV",
    "video_at": "去 {host} 看",
    "audio_at": "去 {host} 听",
    "captions": "字幕",
    "marks": "可以跳到的时间点",
    "sources": "来源",
    "rescue": "救群",
    "announce": "要发的话",
    "tasks": "任务",
    "metrics": "数据",
    "report": "学习报告",
    "fact": "事实",
    "history": "史料",
    "unconfirmed": "未核实",
    "confirmed": "已核实",
    "copy_script": "复制话术",
    "copy": "复制",
    "says": "{voice}说",
    "seconds": "{count} 秒",
    "minutes": "{count} 分钟",
    "worth": "{text}（{points} 分）",
    "source": "来源：{source}",
    "confidence": "可信度 {share}",
    "review_by": "{day}前复核",
    "overdue": "这条规则{day}之后没有核对过，照做之前先看看平台现在怎么写。",
    "overdue_strict": "这条规则{day}之后没有核对过，可能已经变了。看过平台现在的规则，再照做。",
    "only_on": "只在{names}：点开看",
    "between": "、",
    "as_of": "以左边这天为准",
    "original": "查看原文",
    "people": "{count} 人",
    "due": "{time} 前",
    "optional": "选做",
    "counted": "自动统计",
    "typed": "手工填写",
    "least": "至少 {count} 字",
    "footnotes": "注释",
    "evidence": "凭证：{what}",
    "text": "文字",
    "image": "图片",
    "link": "链接",
    "numbers": "数据",
    "report_evidence": "报告",
    "file": "文件",
    "hand_in": "去提交",
    "leader": "群主",
    "editor": "内容官",
    "tracker": "督学",
    "expert": "答疑",
    "host": "主持",
    "core": "核心用户",
    "operators": "全体运营",
    "member": "学员",
    "manager": "负责人",
}
ENGLISH = {
    "objectives": "After this you can",
    "keypoints": "Key points",
    "example": "Example",
    "case": "Case",
    "script": "Script",
    "mistakes": "Common mistakes",
    "checklist": "Checklist",
    "policy": "Rule",
    "fieldwork": "Field work",
    "checkin": "Today's check-in",
    "trainer": "For trainers",
    "video": "Video",
    "audio": "Audio",
    "download": "Download",
    "sheet": "Worksheet",
    "columns": "{count} columns",
    "columns_of": "Columns: {names}",
    "excel": "Download for Excel",
    "csv": "Download CSV",
    "video_at": "Watch on {host}",
    "audio_at": "Listen on {host}",
    "captions": "Captions",
    "marks": "Moments to jump to",
    "sources": "Sources",
    "rescue": "Rescue",
    "announce": "Post",
    "tasks": "Tasks",
    "metrics": "Figures",
    "report": "Learning report",
    "fact": "Fact",
    "history": "Historical",
    "unconfirmed": "unconfirmed",
    "confirmed": "confirmed",
    "copy_script": "Copy script",
    "copy": "Copy",
    "says": "{voice} says",
    "seconds": "{count} seconds",
    "minutes": "{count} minutes",
    "worth": "{text} (points: {points})",
    "source": "Source: {source}",
    "confidence": "confidence {share}",
    "review_by": "to be reviewed by {day}",
    "overdue": "Nobody has checked this rule since {day}. See what the platform says now.",
    "overdue_strict": "Nobody has checked this rule since {day}: it may have changed. "
    "Read what the platform says now before you act on it.",
    "only_on": "Only on {names}: open",
    "between": ", ",
    "as_of": "As of the date beside",
    "original": "Read the original",
    "people": "{count} people",
    "due": "by {time}",
    "optional": "optional",
    "counted": "counted",
    "typed": "typed in",
    "least": "at least {count} characters",
    "footnotes": "Notes",
    "evidence": "Evidence: {what}",
    "text": "text",
    "image": "picture",
    "link": "link",
    "numbers": "figures",
    "report_evidence": "report",
    "file": "file",
    "hand_in": "Hand it in",
    "leader": "Group leader",
    "editor": "Editor",
    "tracker": "Tracker",
    "expert": "Expert",
    "host": "Host",
    "core": "Core member",
    "operators": "All operators",
    "member": "Member",
    "manager": "Manager",
}
VOICES = {"主播": "Host", "助播": "Co-host", "群主": "Group leader", "客服": "Service"}
PLATFORMS = {"淘宝": "Taobao", "抖音": "Douyin", "快手": "Kuaishou", "微信": "WeChat"}
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def label(name: str, language: str, **values: str | int) -> str:
    """Return a label with its values filled in."""
    table = CHINESE if language == "zh" else ENGLISH
    return table[name].format_map(values)


def voice_label(voice: str, language: str) -> str:
    """Name the one who speaks a script."""
    return voice if language == "zh" else VOICES.get(voice, voice)


def platform_label(platform: str, language: str) -> str:
    """Name a platform."""
    return platform if language == "zh" else PLATFORMS.get(platform, platform)


def role_label(role: str, language: str) -> str:
    """Name a role of a playbook."""
    return label(role, language) if role in CHINESE else role


def about_date(text: str, language: str) -> str:
    """Write a year, a month or a day as people say it."""
    parts = [int(part) for part in text.split("-") if part.isdigit()]
    if not parts or len(parts) > 3 or (len(parts) > 1 and not 1 <= parts[1] <= 12):
        return text
    if language == "zh":
        return "".join(f"{part}{unit}" for part, unit in zip(parts, "年月日", strict=False))
    words = [str(parts[0])]
    if len(parts) > 1:
        words.insert(0, MONTHS[parts[1] - 1])
    if len(parts) > 2:
        words.insert(0, str(parts[2]))
    return " ".join(words)
