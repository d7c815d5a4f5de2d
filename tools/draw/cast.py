"""The cast: looks that belong to nobody in particular."""

from __future__ import annotations

from .people import Person

BATIK = Person(
    "bun",
    "santan",
    "langsat",
    accent="kunyit",
    trim="pandan",
    pattern="kawung",
    collar="none",
    lower="skirt",
    lower_colour="manggis",
    waist=40,
)
BOB = Person(
    "bob", "jambu", "langsat", trim="santan", lower="skirt", lower_colour="manggis", waist=40.5
)
BRAID = Person(
    "braid",
    "santan",
    "jati",
    accent="jambu",
    trim="pandan",
    pattern="stripes",
    collar="none",
    lower="skirt",
    lower_colour="jambu",
    waist=40.5,
)
BUILDER = Person(
    "helmet",
    "jambu",
    "sawo",
    accent="santan",
    trim="santan",
    pattern="braces",
    lower_colour="pandan",
)
CAP = Person("cap", "manggis", "sawo", accent="jambu", trim="jambu", lower_colour="jambu")
CHILD = Person("ponytail", "jambu", "langsat", accent="kunyit", lower_colour="pandan", waist=40)
CURLS = Person("curls", "santan", "jati", lower_colour="manggis", short_sleeves=True)
DECKHAND = Person("beanie", "pandan", "sawo", accent="jambu", trim="santan", lower_colour="jambu")
FARMER = Person("caping", "jambu", "sawo", accent="santan", collar="stand", lower_colour="pandan")
GRANDFATHER = Person(
    "peci",
    "pandan",
    "langsat",
    accent="manggis",
    hair="santan",
    collar="stand",
    over=("yoke",),
    lower_colour="manggis",
)
GRANDMOTHER = Person(
    "bun",
    "manggis",
    "sawo",
    accent="jambu",
    hair="santan",
    collar="none",
    lower="skirt",
    lower_colour="pandan",
    waist=41,
)
DRIVER = Person(
    "peaked",
    "santan",
    "sawo",
    accent="pandan",
    gear="manggis",
    over=("vest",),
    collar="stand",
    lower_colour="jambu",
)
NURSE = Person(
    "tucked",
    "pandan",
    "langsat",
    accent="jambu",
    collar="none",
    lower_colour="santan",
    waist=40.5,
    hem=142,
)
LISTENER = Person(
    "short",
    "jambu",
    "jati",
    accent="santan",
    trim="santan",
    lower_colour="pandan",
    short_sleeves=True,
    hearing_aid=True,
)
LONG = Person(
    "long",
    "santan",
    "langsat",
    accent="jambu",
    trim="jambu",
    lower="skirt",
    lower_colour="manggis",
    waist=40.5,
)
SCARF = Person(
    "scarf",
    "pandan",
    "langsat",
    accent="jambu",
    collar="none",
    lower="skirt",
    lower_colour="santan",
    waist=41,
)
SHAWL = Person(
    "shawl",
    "manggis",
    "langsat",
    accent="pandan",
    collar="none",
    lower="skirt",
    lower_colour="jambu",
    waist=41,
)
TEACHER = Person("short", "santan", "jati", collar="stand", over=("yoke",), lower_colour="pandan")
WHITE_SCARF = Person(
    "scarf",
    "manggis",
    "langsat",
    accent="santan",
    collar="none",
    lower="skirt",
    lower_colour="santan",
    waist=41,
)

FRIEND_LEFT = Person("short", "manggis", "sawo", trim="jambu", lower_colour="pandan")
FRIEND_RIGHT = Person(
    "scarf",
    "jambu",
    "langsat",
    accent="santan",
    collar="none",
    lower="skirt",
    lower_colour="santan",
    waist=41,
)
MARK_LEFT = Person("plain", "manggis", "sawo", collar="none", lower_colour="pandan", waist=44)
MARK_RIGHT = Person("veil", "jambu", "langsat", accent="santan", collar="none", waist=44)

EVERYBODY = (
    BOB,
    GRANDMOTHER,
    LONG,
    DECKHAND,
    WHITE_SCARF,
    LISTENER,
    BATIK,
    CAP,
    SCARF,
    CURLS,
    BUILDER,
    GRANDFATHER,
    BRAID,
    FARMER,
    SHAWL,
    TEACHER,
    NURSE,
    DRIVER,
)
"""The row that is shown to everybody, from left to right."""

WITH_A_CHILD = (
    LONG,
    LISTENER,
    WHITE_SCARF,
    GRANDFATHER,
    BRAID,
    DECKHAND.wearing("manggis"),
    BUILDER,
    CAP.wearing("santan"),
    SCARF.wearing("jambu"),
    CURLS,
    CHILD,
)
"""The row that ends on the right, from left to right."""
