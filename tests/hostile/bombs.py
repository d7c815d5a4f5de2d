"""Small inputs that take for ever, or all memory, where nobody counts."""

from __future__ import annotations

DOUBLED = (
    "{% set ns = namespace(x='aaaaaaaa') %}"
    "{% for i in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}"
)
LOOP = "{% for i in range(99999) %}" * 3 + "{% endfor %}" * 3

TEMPLATES = {
    "loop": LOOP,
    "doubled text": DOUBLED,
    "more text than memory": "{% set x = 'a' * 50000000000 %}{{ x }}",
    "wide number": "{{ '%9999999999d' % 1 }}",
    "nested flex": "<div style='display:flex;flex-direction:column'>" * 14 + "x" + "</div>" * 14,
    "20,000 nested elements": "<div>" * 20_000 + "x",
    "20,000 pages": "{% for i in range(20000) %}<p style='break-before:page'>x</p>{% endfor %}",
    "a word of 3 million letters": "<p>" + "a" * 3_000_000 + "</p>",
    "a cell over 100 million columns": "<table><td colspan=100000000>x</table>",
    "10 million columns in a grid": "<div style='display:grid;"
    "grid-template-columns:repeat(10000000,1px)'>x</div>",
    "a gradient of nanometres": "<div style='width:9mm;height:9mm;"
    "background:repeating-linear-gradient(red 0,blue .000001mm)'></div>",
    "a page of a thousand kilometres": "<style>@page{size:1e9mm 1e9mm !important}</style>",
    "a million pages of text": "{% for i in range(99999) %}<p>"
    + "kata " * 400
    + "</p>{% endfor %}",
}

STYLES = {
    "variables": ":root{--a0:x x x x x x x x x x;"
    + "".join(f"--a{i}:" + f"var(--a{i - 1}) " * 10 + ";" for i in range(1, 9))
    + "} .name{font-family:var(--a8)}",
    "nested selectors": "a" + ":not(" * 3_000 + "b" + ")" * 3_000 + "{color:red}",
    "variables in a ring": ":root{--a:var(--b);--b:var(--a)} .name{color:var(--a)}",
    "a page in metres without end": "@page{size:99999999999999999999m 1mm !important}",
}

_STEPS = "".join(
    f"<g id='a{i}'>" + f"<use href='#a{i - 1}' xlink:href='#a{i - 1}'/>" * 10 + "</g>"
    for i in range(1, 9)
)

DRAWINGS = {
    "use of use of use": "<defs><rect id='a0' width='1' height='1'/>"
    + _STEPS
    + "</defs><use href='#a8' xlink:href='#a8'/>",
    "use of itself": "<g id='a'><use href='#a' xlink:href='#a'/></g>",
    "mask of itself": "<mask id='m'><rect width='9' height='9' mask='url(#m)'/></mask>"
    "<rect width='9' height='9' mask='url(#m)'/>",
    "clip of itself": "<clipPath id='m'><rect width='9' height='9' clip-path='url(#m)'/></clipPath>"
    "<rect width='9' height='9' clip-path='url(#m)'/>",
    "marker of itself": "<marker id='m'><path d='M0 0' marker-start='url(#m)'/></marker>"
    "<path d='M0 0L1 1L2 2' marker-start='url(#m)'/>",
    "pattern of itself": "<defs><pattern id='p' width='1e-9' height='1e-9' "
    "patternUnits='userSpaceOnUse'><rect width='1' height='1' fill='url(#p)'/></pattern></defs>"
    "<rect width='10' height='10' fill='url(#p)'/>",
    "gradients in a ring": "<linearGradient id='a' href='#b'/><linearGradient id='b' href='#a'/>"
    "<rect width='9' height='9' fill='url(#a)'/>",
    "20,000 nested groups": "<g>" * 20_000 + "</g>" * 20_000,
    "a path of half a million points": "<path d='M0 0" + "L1 1" * 500_000 + "'/>",
    "a dash of nanometres": "<path d='M0 0L1e9 1e9' stroke='red' stroke-dasharray='1e-7'/>",
}

SQUARE = 'viewBox="0 0 10 10"'

BROKEN = {
    "letters for numbers": ("<rect width='abc' height='1'/>", "viewBox='a b c d'"),
    "three numbers": ("<rect width='9' height='9'/>", "viewBox='0 0 9'"),
    "no width": ("<rect width='9' height='9'/>", "viewBox='0 0 0 0'"),
    "no number": ("<rect width='nan' height='inf'/>", SQUARE),
    "beyond all numbers": ("<rect width='1' height='1'/>", "width='1e30' height='1e30'"),
    "turned by a letter": ("<g transform='rotate(a)'><rect width='1' height='1'/></g>", SQUARE),
    "half a turn": ("<g transform='rotate('><rect width='1' height='1'/></g>", SQUARE),
    "points": ("<polygon points='1,a 2'/>", SQUARE),
    "path": ("<path d='M a b c'/>", SQUARE),
    "arc": ("<path d='M0 0A1 1 0 9 9 1 1A'/>", SQUARE),
    "filter": ("<filter id='f'><feOffset dx='a'/></filter><rect filter='url(#f)'/>", SQUARE),
    "unclosed": ("<rect", SQUARE),
    "colour": ("<rect width='9' height='9' fill='rgb(1,2'/>", SQUARE),
    "dashes": ("<path d='M0 0L9 9' stroke='red' stroke-dasharray='a b'/>", SQUARE),
    "opacity": ("<rect width='9' height='9' opacity='x'/>", SQUARE),
    "aspect": (
        "<rect width='9' height='9'/>",
        SQUARE + " preserveAspectRatio='xMidYNone meet slice'",
    ),
    "stop": (
        "<linearGradient id='a'><stop offset='a'/></linearGradient>"
        "<rect fill='url(#a)' width='9' height='9'/>",
        SQUARE,
    ),
    "font size": ("<g font-size='a'><rect width='1em' height='1em'/></g>", SQUARE),
}
"""Drawings that are wrong: content, and attributes of the root."""
