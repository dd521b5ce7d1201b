#!/usr/bin/env python3
"""Derives fonts/widths.inc, the advance widths of Times New Roman, from a face that has the same metrics.

    fonts/widths.py [REGULAR.ttf BOLD.ttf] > fonts/widths.inc
    fonts/widths.py --check [REGULAR.ttf BOLD.ttf]

Without fonts it takes the installed Liberation Serif 2. --check compares the widths.inc beside this script
with the fonts, prints each difference, and exits with 1 if there is one. Unfit fonts exit with 2.
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

HEAD = """\
/* Advance widths in 1/{units} em of a face with the metrics of Times New Roman: code point, {{regular, bold}}.
   Made by fonts/widths.py from {family} ({version}); do not edit. */
"""
ROW = "{{0x{:04X}, {{{}, {}}}}},\n"
ROW_PATTERN = re.compile(r"^\{0x([0-9A-F]+), \{(\d+), (\d+)\}\},$", re.MULTILINE)


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
        self.bold = bool(self.read("H", self.tables["head"] + 44)[0] & 1)
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


def load(path, bold):
    try:
        font = Font(path)
        if font.units_per_em != UNITS_PER_EM:
            raise Unfit(f"{font.units_per_em} units per em instead of {UNITS_PER_EM}")
        if font.bold != bold:
            raise Unfit("is bold and stands for regular" if font.bold else "is regular and stands for bold")
        lacking = [cp for cp in VIETNAMESE if cp not in font.glyphs]
        if lacking:
            raise Unfit(f"{font.version} lacks {len(lacking)} Vietnamese letters, first U+{lacking[0]:04X}")
        return font
    except (struct.error, KeyError) as broken:
        raise Unfit(f"{path}: not a TrueType font ({broken})") from broken
    except Unfit as unfit:
        raise Unfit(f"{path}: {unfit}") from unfit


def installed(style):
    """The first fit file of FACE: what fontconfig names, else what lies in the usual folder."""
    try:
        found = subprocess.run(["fc-match", "-f", "%{file}", f"{FACE}:style={style}"], capture_output=True, text=True)
        named = [found.stdout] if found.stdout else []
    except FileNotFoundError:
        named = []
    for path in named + sorted(FONT_FOLDER.rglob(f"{FACE.replace(' ', '')}-{style}.ttf")):
        try:
            if load(path, style == "Bold").family == FACE:
                return path
        except Unfit:
            continue
    raise Unfit(f"{FACE} 2 {style} is not installed (Debian: fonts-liberation2)")


def widths(regular, bold):
    return {cp: (regular.advance(cp), bold.advance(cp)) for cp in WANTED if cp in regular.glyphs and cp in bold.glyphs}


def check(derived):
    kept = {int(cp, 16): (int(r), int(b)) for cp, r, b in ROW_PATTERN.findall(TABLE.read_text(encoding="ascii"))}
    differing = [cp for cp in sorted(kept.keys() | derived.keys()) if kept.get(cp) != derived.get(cp)]
    for cp in differing:
        print(f"U+{cp:04X} table {kept.get(cp, 'lacks it')}, font {derived.get(cp, 'lacks it')}")
    return 1 if differing else 0


def main(arguments):
    checking = arguments[:1] == ["--check"]
    paths = arguments[checking:]
    if len(paths) not in (0, 2) or any(path.startswith("-") for path in paths):
        sys.exit(__doc__)
    regular, bold = (load(path, i == 1) for i, path in enumerate(paths or map(installed, ("Regular", "Bold"))))
    if (regular.family, regular.version) != (bold.family, bold.version):
        raise Unfit(f"{regular.family}, {regular.version} and {bold.family}, {bold.version} are not one face")
    derived = widths(regular, bold)
    if checking:
        return check(derived)
    sys.stdout.write(HEAD.format(units=UNITS_PER_EM, family=regular.family, version=regular.version))
    sys.stdout.writelines(ROW.format(cp, *pair) for cp, pair in derived.items())
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (OSError, Unfit) as fault:
        print(f"widths.py: {fault}", file=sys.stderr)
        sys.exit(2)
