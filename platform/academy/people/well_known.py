"""Passwords that everybody tries first; compared without regard to case."""

TRIED_FIRST = """
00000000 11111111 22222222 33333333 55555555 66666666 77777777 88888888 99999999 123456789
12345678 1234567890 0123456789 987654321 9876543210 87654321 123123123 11223344 1122334455
12341234 12344321 123321123 147258369 789456123 741852963 5201314520 52013145201314 1314520520
5201314a a5201314 woaini520 woaini1314 woaini123 woaini521 iloveyou iloveyou1 zhangwei
wangwei123 aini1314 nihao123 nihaoma123 123456abc abc123456 abcd1234 1234abcd abcdefgh a12345678
a123456789 aa123456 aa12345678 abc12345 q1w2e3r4 1q2w3e4r 1qaz2wsx qazwsxedc qwertyui qwertyuiop
qwer1234 1234qwer asdfghjkl asdf1234 zxcvbnm1 zxcvbnm123 password password1 password123 passw0rd
p@ssw0rd p@ssword admin123 admin1234 admin888 admin123456 administrator root1234 welcome1
welcome123 letmein1 sunshine princess football baseball superman trustno1 dearbook woaiwojia
taobao123 douyin123 weixin123 wechat123 xiaohongshu merchant academy123 shangjia123 xuetang123
test1234 changeme changeme123 default1
"""

WELL_KNOWN = frozenset(TRIED_FIRST.split())
