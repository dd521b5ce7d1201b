#!/usr/bin/env python3
"""Derives fonts/widths.inc, the advance widths of Times New Roman, from a face that has the same metrics.

    fonts/widths.py [REGULAR.ttf BOLD.ttf ITALIC.ttf BOLD-ITALIC.ttf] > fonts/widths.inc
    fonts/widths.py --check [FAMILY | REGULAR.ttf BOLD.ttf ITALIC.ttf BOLD-ITALIC.ttf]

Without fonts it takes the installed Liberation Serif 2. --check compares the widths.inc beside this script
with the fonts (of FAMILY as installed: "Tinos"), prints each difference that KNOWN doesn't hold, and exits
with 1 if there is one. Unfit fonts, and fonts that are not installed, exit with 2.
"""
import re
import struct
import subprocess
import sys
from pathlib import Path

FACE = "Liberation Serif"
FONT_FOLDER = Path("/usr/share/fonts")
TABLE = Path(__file__).with_name("widths.inc")
UNITS_PER_EM = 2048

VIETNAMESE = [0x0102, 0x0103, 0x0110, 0x0111, 0x01A0, 0x01A1, 0x01AF, 0x01B0, *range(0x1EA0, 0x1EFA), 0x20AB]
WANTED = sorted({
    *range(0x0020, 0x007F), *range(0x00A0, 0x0180),  # ASCII, Latin-1, Latin Extended-A
    *VIETNAMESE,
    *range(0x0300, 0x030A), 0x031B, 0x0323,          # marks of decomposed Vietnamese; U+031B is the horn of ơ and ư
    *range(0x2010, 0x2027), 0x2030, 0x2032, 0x2033,  # dashes, quotation marks, bullet, ellipsis, per mille, primes
    *range(0x2070, 0x208F),                          # superscripts and subscripts
    0x2122, *range(0x2190, 0x2194), 0x2212, 0x2264, 0x2265, 0x25CF,
})

# Style, bold, italic: in the order of the table's columns (nd30/metrics.c counts bold + 2 × italic).
STYLES = (("Regular", False, False), ("Bold", True, False), ("Italic", False, True), ("BoldItalic", True, True))

# What Liberation Serif lacks and text may hold: as wide as that other character. A program that shows it takes
# it from another face, so no width is exact.
STANDS_FOR = {0x2011: 0x002D, 0x2070: 0x2074,              # no-break hyphen; ⁰
              **dict.fromkeys(range(0x207A, 0x207D), 0x2074), **dict.fromkeys(range(0x208A, 0x208D), 0x2080)}  # + − =

# Where a face differs from the table, and is known to: the widths that it has instead. No other difference passes.
SIGNS = (614, 614, 614, 614)     # of superscripts and subscripts, one width in Tinos; Liberation's vary by style
BRACKETS = (489, 500, 489, 500)
KNOWN = {
    "Tinos": {
        **dict.fromkeys((0x2070, *range(0x2074, 0x207D), *range(0x2080, 0x208D)), SIGNS),
        **dict.fromkeys((0x207D, 0x207E, 0x208D, 0x208E), BRACKETS), 0x2071: (421, 395, 421, 395),
        0x2023: (717, 717, 717, 717), 0x2024: (512, 512, 512, 512), 0x2025: (992, 992, 992, 992),
    },
}

HEAD = """\
/* Advance widths in 1/{units} em of a face with the metrics of Times New Roman: code point,
   {{regular, bold, italic, bold italic}}. Made by fonts/widths.py from {family} ({version}); do not edit. */
"""
ROW = "{{0x{:04X}, {{{}, {}, {}, {}}}}},\n"
ROW_PATTERN = re.compile(r"^\{0x([0-9A-F]+), \{(\d+), (\d+), (\d+), (\d+)\}\},$", re.MULTILINE)


class Unfit(Exception):
    """A font that can't stand for Times New Roman; the text says why."""


class Font:
    """What the table needs of one TrueType file, whose numbers are all big-endian."""

    def __init__(self, path):
        self.data = Path(path).read_bytes()
        count, = self.read("H", 4)
        directory = (self.read("4sLLL", 12 + 16 * i) for i in range(count))
        self.tables = {tag.decode("latin-1"): offset for tag, _, offset, _ in directory}
        self.units_per_em, = self.read("H", self.tables["head"] + 18)
        style, = self.read("H", self.tables["head"] + 44)
        self.bold, self.italic = bool(style & 1), bool(style & 2)
        self.full_records, = self.read("H", self.tables["hhea"] + 34)
        self.family, self.version = self.name(1), self.name(5)
        self.glyphs = self.character_map()

    def read(self, form, offset):
        return struct.unpack_from(">" + form, self.data, offset)

    def name(self, wanted):
        """The string of one name id, from its English Windows record (UTF-16)."""
        table = self.tables["name"]
        _, count, strings = self.read("3H", table)
        for i in range(count):
            platform, _, language, ident, length, offset = self.read("6H", table + 6 + 12 * i)
            if (platform, language, ident) == (3, 0x409, wanted):
                start = table + strings + offset
                return self.data[start:start + length].decode("utf-16-be")
        raise Unfit(f"no name {wanted} in English")

    def character_map(self):
        """Code point -> glyph; format 12 covers what format 4 does, and more."""
        table = self.tables["cmap"]
        _, count = self.read("2H", table)
        records = (self.read("2HL", table + 4 + 8 * i) for i in range(count))
        starts = [table + offset for platform, encoding, offset in records
                  if platform == 0 or (platform, encoding) in ((3, 1), (3, 10))]
        for number, segments in ((12, self.format12), (4, self.format4)):
            for start in starts:
                if self.read("H", start) == (number,):
                    return {cp: glyph for cp, glyph in segments(start) if glyph}
        raise Unfit("no Unicode character map of format 4 or 12")

    def format4(self, start):
        size, = self.read("H", start + 6)                  # of each of the four arrays, in bytes
        arrays = (start + 14, *(start + 16 + i * size for i in (1, 2, 3)))
        for at in range(0, size, 2):
            end, begin, delta, offset = (self.read("H", array + at)[0] for array in arrays)
            for cp in range(begin, end + 1):
                glyph = cp
                if offset:                                 # counts from the place where it stands
                    glyph, = self.read("H", arrays[3] + at + offset + 2 * (cp - begin))
                yield cp, (glyph + delta) & 0xFFFF if glyph else 0

    def format12(self, start):
        count, = self.read("L", start + 12)
        for i in range(count):
            begin, end, glyph = self.read("3L", start + 16 + 12 * i)
            yield from ((cp, glyph + cp - begin) for cp in range(begin, end + 1))

    def advance(self, cp):
        record = min(self.glyphs[cp], self.full_records - 1)   # later glyphs share the last advance
        return self.read("H", self.tables["hmtx"] + 4 * record)[0]


def load(path, bold, italic):
    try:
        font = Font(path)
        if font.units_per_em != UNITS_PER_EM:
            raise Unfit(f"{font.units_per_em} units per em instead of {UNITS_PER_EM}")
        if (font.bold, font.italic) != (bold, italic):
            raise Unfit("is of another style than it stands for (regular, bold, italic, bold italic, in this order)")
        lacking = [cp for cp in VIETNAMESE if cp not in font.glyphs]
        if lacking:
            raise Unfit(f"{font.version} lacks {len(lacking)} Vietnamese letters, first U+{lacking[0]:04X}")
        return font
    except (struct.error, KeyError) as broken:
        raise Unfit(f"{path}: not a TrueType font ({broken})") from broken
    except Unfit as unfit:
        raise Unfit(f"{path}: {unfit}") from unfit


def installed(family, style, bold, italic):
    """The first fit file of a family: what fontconfig names, else what lies in the usual folder."""
    pattern = f"{family}:weight={200 if bold else 80}:slant={100 if italic else 0}"
    try:
        found = subprocess.run(["fc-match", "-f", "%{file}", pattern], capture_output=True, text=True)
        named = [found.stdout] if found.stdout else []
    except FileNotFoundError:
        named = []
    for path in named + sorted(FONT_FOLDER.rglob(f"{family.replace(' ', '')}-{style}.ttf")):
        try:
            font = load(path, bold, italic)
            if font.family == family:
                return font
        except Unfit:
            continue
    raise Unfit(f"{family} {style} with Vietnamese letters is not installed (Debian: fonts-liberation2, fonts-croscore)")


def widths(fonts):
    rows = {}
    for cp in WANTED:
        for source in (cp, STANDS_FOR.get(cp, cp)):
            if cp not in rows and all(source in font.glyphs for font in fonts):
                rows[cp] = tuple(font.advance(source) for font in fonts)
    return rows


def check(family, derived):
    table = {int(cp, 16): tuple(map(int, row)) for cp, *row in ROW_PATTERN.findall(TABLE.read_text(encoding="ascii"))}
    differing = [cp for cp in sorted(table.keys() | derived.keys()) if table.get(cp) != derived.get(cp)]
    known = KNOWN.get(family, {})
    new = [cp for cp in differing if cp not in known or known[cp] != derived.get(cp)]
    for cp in new:
        print(f"U+{cp:04X} table {table.get(cp, 'lacks it')}, font {derived.get(cp, 'lacks it')}")
    print(f"{family}: {len(derived)} characters, {len(differing) - len(new)} known differences, {len(new)} others")
    return 1 if new or not table else 0


def main(arguments):
    checking = arguments[:1] == ["--check"]
    words = arguments[checking:]
    if len(words) not in (0, 1, 4) or any(word.startswith("-") for word in words) or (words and not checking and len(words) < 4):
        sys.exit(__doc__)
    if len(words) == 4:
        fonts = [load(path, bold, italic) for path, (_, bold, italic) in zip(words, STYLES)]
    else:
        fonts = [installed(words[0] if words else FACE, *style) for style in STYLES]
    family, version = fonts[0].family, fonts[0].version
    if any((font.family, font.version) != (family, version) for font in fonts):
        raise Unfit("not one face: " + "; ".join(f"{font.family}, {font.version}" for font in fonts))
    derived = widths(fonts)
    if checking:
        return check(family, derived)
    sys.stdout.write(HEAD.format(units=UNITS_PER_EM, family=family, version=version))
    sys.stdout.writelines(ROW.format(cp, *row) for cp, row in derived.items())
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (OSError, Unfit) as fault:
        print(f"widths.py: {fault}", file=sys.stderr)
        sys.exit(2)
