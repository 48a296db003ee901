"""C26x: own facts, which shops write and texts speak of."""

from academy.catalog.message import error, warning

MESSAGES = {
    "C260": error(
        "no question asks for {{{{{name}}}}}, so no shop can fill it in",
        "没有哪道题问过 {{{{{name}}}}}，没有一家店能填上它",
        "write {{{{{nearest}}}}}, or ask for it: ### … {{type=field key={name}}}",
        "改成 {{{{{nearest}}}}}，或者出一道题来问：### … {{type=field key={name}}}",
    ),
    "C261": warning(
        "{name} is asked for with other words at {where}; shops answer both at once",
        "{where} 用别的话问过 {name}，店里只填一次，两处都算",
        "ask with the same words, or give this question a key of its own",
        "两处用同样的话来问，或者给这道题换一个 key",
    ),
    "C262": error(
        'the key of an own fact begins with shop., not "{name}"',
        "自填题的 key 要以 shop. 开头，不能是“{name}”",
        "write key={fixed}",
        "写成 key={fixed}",
    ),
}
