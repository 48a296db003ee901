"""The site's own files without a problem, and what tests change in them."""

SITE = """\
format: 1
language: zh-CN
tags: [规则, 话术]
jobs: [主播, 店长]
subjects: [开通, 脚本]
platforms: [抖音]
english:
  规则: rules
  话术: what to say
  主播: host
  店长: shop manager
  开通: opening
  脚本: scripts
  抖音: Douyin
"""
PATHS = """\
- id: pa-first
  title: 先开口
  title_en: Speak first
  subject: 脚本
  audience: [主播]
  summary: 两课学会开口。
  summary_en: Two lessons on speaking.
  lessons: [ls-first, ls-second]
"""


def site_files(site: str = SITE, paths: str = PATHS) -> dict[str, bytes]:
    """Return the files; an empty text leaves a file out."""
    texts = {"_site.yml": site, "_paths.yml": paths}
    return {name: text.encode() for name, text in texts.items() if text}
