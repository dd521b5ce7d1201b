"""Pages as a reader's eye meets them: lines of text with place, size and style, and drawn lines, read
from `mutool trace` of a PDF. Knows nothing of documents or rules. All lengths are millimetres, from the
page's left and top edge; sizes of letters are points; `y` of a line of text is its baseline."""

import re
import subprocess
from dataclasses import dataclass, field
from xml.etree import ElementTree

MM = 25.4 / 72
ABOVE, BELOW = 0.933, 0.216  # what a single-spaced line of Times New Roman takes above and below its
SINGLE = ABOVE + BELOW  # baseline, as parts of its size (LibreOffice sets the line gap above)
SAME_LINE = 0.05  # baselines nearer than this are one line
JOINED = 0.3  # runs nearer than this are one text, with a blank between them a justified gap:
JUSTIFIED = 8
SLANT = 1 / 12  # of its size: LibreOffice takes slanted text to be so much wider
FIXED_BLANK, ABOUT = 0.25, 0.15  # parts of the size, mm: a no-break space is such a gap, and no letter


@dataclass
class Line:
    """What stands on one baseline without a gap: a line of a paragraph, a label, a cell's line."""
    text: str
    x0: float
    x1: float
    y: float
    size: float
    fonts: frozenset

    @property
    def bold(self):
        return all("Bold" in f for f in self.fonts)

    @property
    def italic(self):
        return all("Ital" in f for f in self.fonts)

    @property
    def top(self):
        return self.y - ABOVE * self.size * MM

    @property
    def bottom(self):
        return self.y + BELOW * self.size * MM

    @property
    def width(self):
        return self.x1 - self.x0

    @property
    def middle(self):
        return (self.x0 + self.x1 + (self.size * SLANT * MM if self.italic else 0)) / 2

    def __str__(self):
        return f"“{self.text if len(self.text) < 50 else self.text[:47] + '…'}”"


@dataclass
class Rule:
    """A straight drawn line."""
    x0: float
    y0: float
    x1: float
    y1: float
    weight: float
    color: tuple

    @property
    def level(self):
        return abs(self.y0 - self.y1) < 0.01

    @property
    def length(self):
        return max(abs(self.x1 - self.x0), abs(self.y1 - self.y0))

    @property
    def middle(self):
        return (self.x0 + self.x1) / 2


@dataclass
class Page:
    number: int  # in the file
    width: float
    height: float
    lines: list = field(default_factory=list)  # from top to bottom, left to right
    rules: list = field(default_factory=list)
    pictures: int = 0

    def starting(self, *words):
        """The first line of text that begins so, or None."""
        return next((l for l in self.lines if l.text.startswith(words)), None)

    def within(self, top, bottom):
        return [l for l in self.lines if top < l.y < bottom]


@dataclass
class _Run:
    text: str
    x0: float
    x1: float
    y: float
    size: float
    font: str


def _matrix(text):
    return [float(v) for v in text.split()]


def _apply(m, x, y):
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


NO_BREAK_SPACE = "\u00a0"  # LibreOffice draws it by itself, between the runs that it holds together


def _runs(node):
    to_page = _matrix(node.get("transform"))
    for span in node.iter("span"):
        trm = _matrix(span.get("trm"))
        size = (trm[0] ** 2 + trm[1] ** 2) ** 0.5 * (to_page[0] ** 2 + to_page[1] ** 2) ** 0.5
        glyphs = [(g.get("unicode"), *_apply(to_page, float(g.get("x")), float(g.get("y"))),
                   float(g.get("adv"))) for g in span.iter("g")]
        drawn = [g for g in glyphs if g[0].strip()] or [g for g in glyphs if g[0] == NO_BREAK_SPACE]
        if not drawn:
            continue
        text = "".join(g[0] for g in glyphs)
        last = drawn[-1]
        yield _Run(text, drawn[0][1] * MM, (last[1] + last[3] * size) * MM, drawn[0][2] * MM,
                   round(size, 2), span.get("font").split("+")[-1])


def _parted(rules, before, run):
    """A drawn line stands between two runs: they are in two cells."""
    return any(not r.level and before.x1 - 0.1 < r.x0 < run.x0 + 0.1 and r.y0 < run.y < r.y1
               for r in rules)


def _is_fixed_blank(gap, before, run):
    slant = SLANT if "Ital" in before.font else 0
    return before.size == run.size and abs(gap - (FIXED_BLANK + slant) * run.size * MM) < ABOUT


def _join(runs, rules):
    """Runs of a page as lines. A blank at a run's edge says that the next one goes on."""
    runs.sort(key=lambda r: (r.y, r.x0))
    rows = []
    for run in runs:
        if rows and abs(rows[-1][0].y - run.y) < SAME_LINE:
            rows[-1].append(run)
        else:
            rows.append([run])
    lines = []
    for row in rows:
        row.sort(key=lambda r: r.x0)
        parts = []
        for run in row:
            before = parts[-1][-1] if parts else None
            blank = before and (before.text[-1].isspace() or run.text[0].isspace())
            gap = run.x0 - before.x1 if before else 0
            near = before and gap < (JUSTIFIED if blank else JOINED)
            if before and not near and _is_fixed_blank(gap, before, run):
                near, run.text = True, " " + run.text
            if near and not _parted(rules, before, run):
                parts[-1].append(run)
            else:
                parts.append([run])
        lines += [_line(part) for part in parts]
    return lines


def _line(runs):
    text = re.sub(r"\s+", " ", "".join(r.text for r in runs)).strip()
    return Line(text, runs[0].x0, max(r.x1 for r in runs), runs[0].y, max(r.size for r in runs),
                frozenset(r.font for r in runs))


def _stroked(node):
    """The straight pieces of a stroked path."""
    m = _matrix(node.get("transform"))
    at, start = None, None
    color = tuple(float(c) for c in node.get("color", "0").split())
    for step in node:
        if step.tag == "closepath":
            to = start
        elif step.tag in ("moveto", "lineto"):
            to = _apply(m, float(step.get("x")), float(step.get("y")))
        else:
            at = None
            continue
        if step.tag == "moveto":
            start = to
        elif at and to:
            (ax, bx), (ay, by) = sorted((at[0], to[0])), sorted((at[1], to[1]))
            yield Rule(ax * MM, ay * MM, bx * MM, by * MM, float(node.get("linewidth", 1)), color)
        at = to


def pages_of_trace(xml):
    """The pages in what `mutool trace` prints. A line drawn twice (LibreOffice does) counts once."""
    pages = []
    for node in ElementTree.fromstring(xml).iter("page"):
        box = _matrix(node.get("mediabox"))
        page = Page(len(pages) + 1, (box[2] - box[0]) * MM, (box[3] - box[1]) * MM)
        runs, seen = [], set()
        for part in node.iter():
            if part.tag == "fill_text":
                runs += _runs(part)
            elif part.tag == "stroke_path":
                for rule in _stroked(part):
                    key = tuple(round(v, 2) for v in (rule.x0, rule.y0, rule.x1, rule.y1))
                    if key not in seen:
                        seen.add(key)
                        page.rules.append(rule)
            elif part.tag in ("fill_image", "fill_image_mask"):
                page.pictures += 1
        page.lines = _join(runs, page.rules)
        pages.append(page)
    return pages


def pages_of(pdf):
    """The pages of a PDF file."""
    done = subprocess.run(["mutool", "trace", str(pdf)], capture_output=True, timeout=60, check=True)
    return pages_of_trace(done.stdout.decode("utf-8"))
