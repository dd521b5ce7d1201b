"""Faults planted in documents, to see that each check can fail. Knows the XML that kehoach writes."""

import re
import zipfile
from dataclasses import dataclass

DOCUMENT, STYLES, HEADER = "word/document.xml", "word/styles.xml", "word/header1.xml"


@dataclass
class Fault:
    name: str
    documents: tuple  # into a copy of each of which it is planted; one of them must show it
    seen_by: tuple  # names of checks that must see it
    part: str
    pattern: str  # what is there
    instead: str
    everywhere: bool = False  # not only at the first such place

    def copies(self):
        """(name of a document, name of its copy)"""
        return [(document, f"loi-{self.name}-{document}") for document in self.documents]

    def plant(self, folder, first_only=False):
        for document, copy in self.copies()[:1 if first_only else None]:
            self._plant(folder / f"{document}.docx", folder / f"{copy}.docx")

    def _plant(self, source, target):
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
            for entry in old.infolist():
                data = old.read(entry)
                if entry.filename == self.part:
                    text, hits = re.subn(self.pattern, self.instead, data.decode(), flags=re.DOTALL,
                                         count=0 if self.everywhere else 1)
                    if not hits:
                        raise ValueError(f"fault {self.name}: no {self.pattern} in {self.part} of {source.name}")
                    data = text.encode()
                new.writestr(entry.filename, data)


def style(which, pattern, instead):
    """A change inside a style: part, pattern and replacement. `which` may be an alternative, a|b."""
    return STYLES, rf'(w:styleId="(?:{which})"(?:(?!</w:style>).)*?){pattern}', rf"\g<1>{instead}"


def text(pattern, instead):
    return DOCUMENT, pattern, instead


def rule_after(words, left, right):
    """Other indents for the line under a text."""
    return DOCUMENT, rf'({words}</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="DuongKe"/>)<w:ind [^>]*/>', \
        rf'\g<1><w:ind w:left="{left}" w:right="{right}"/>'


PLAIN, LONG, WIDE = ("trich-yeu-2",), ("phu-luc",), ("phu-luc-ngang",)
NARROW = ("bang-hep",)
BREAKS = tuple(f"ngat-{i:02}" for i in range(1, 13, 3))
TABLE_BREAKS = tuple(f"ngat-bang-{i:02}" for i in range(1, 13, 3))
ENDS = tuple(f"het-dai-{i:02}" for i in range(1, 27, 3))

FAULTS = [
    # ---- page 1 ----
    Fault("quoc-hieu-lon", PLAIN, ("quoc-hieu-on-one-line",), *style("QuocHieu", 'w:sz w:val="26"', 'w:sz w:val="28"')),
    Fault("co-quan-tran", PLAIN, ("columns-apart",),
          *text('<w:pStyle w:val="CoQuanBanHanh"/></w:pPr><w:r><w:t>XÃ AN THỊNH',
                '<w:pStyle w:val="CoQuanBanHanh"/><w:ind w:left="-500" w:right="-500"/></w:pPr><w:r><w:t>'
                "XÃ AN THỊNH VÀ CÁC XÃ PHÍA BẮC")),
    Fault("co-quan-lech-dong", PLAIN, ("head-level",), *style("CoQuanBanHanh", "<w:pPr>", '<w:pPr><w:spacing w:before="8"/>')),
    Fault("dau-khan-cao", ("dau-2",), ("marks",), *text('w:trHeight w:val="454"', 'w:trHeight w:val="470"')),
    Fault("dau-khan-rong", ("dau-3",), ("marks",), *text('w:w="1134"', 'w:w="1150"'), everywhere=True),
    Fault("dia-chi-moi-trang", ("dau-1",), ("address",),
          *text('<w:footerReference w:type="first" r:id="([^"]*)"/>',
                r'\g<0><w:footerReference w:type="default" r:id="\1"/>')),
    Fault("so-lech-dong", PLAIN, ("number-level",), *style("SoKyHieu", 'w:before="120"', 'w:before="128"')),
    Fault("ke-tieu-ngu-ngan", PLAIN, ("tieu-ngu-rule",), *rule_after("Hạnh phúc", 1050, 1050)),
    Fault("ke-tieu-ngu-lech", PLAIN, ("tieu-ngu-rule",), *rule_after("Hạnh phúc", 1047, 1008)),
    Fault("ke-co-quan-dai", PLAIN, ("agency-rule",), *rule_after("XÃ AN THỊNH", 1000, 1000)),
    Fault("ke-co-quan-ngan", PLAIN, ("agency-rule",), *rule_after("XÃ AN THỊNH", 1450, 1450)),
    Fault("ke-co-quan-lech", PLAIN, ("agency-rule",), *rule_after("XÃ AN THỊNH", 1300, 1260)),
    Fault("ke-trich-yeu-dai", PLAIN, ("subject-rule",), *rule_after(r"năm\s2026", 2600, 2600)),
    Fault("ke-trich-yeu-mat", PLAIN, ("subject-rule",), *style("DuongKe", '<w:pBdr>.*?</w:pBdr>', "")),
    Fault("trich-yeu-chu-le", PLAIN, ("subject-whole",), *text(r"An Thịnh\snăm\s2026</w:t>", "An Thịnh năm</w:t><w:br/><w:t>2026</w:t>")),
    Fault("trich-yeu-ngat-nam", PLAIN, ("subject-breaks",), *text(r"An Thịnh\snăm\s2026</w:t>", "An Thịnh năm</w:t><w:br/><w:t>2026</w:t>")),
    Fault("co-quan-ngat-tinh", ("ten-02",), ("agency-breaks",), *text(r"TỈNH\sBÀ\sRỊA", "TỈNH</w:t><w:br/><w:t>BÀ RỊA")),
    # ---- letters ----
    Fault("tieu-ngu-thuong", PLAIN, ("looks-of-head",), *style("TieuNgu", "<w:b/><w:bCs/>", "")),
    Fault("trich-yeu-nghieng", PLAIN, ("looks-of-title",), *style("TrichYeu", "<w:rPr>", "<w:rPr><w:i/>")),
    Fault("so-nghieng", PLAIN, ("looks-of-number",), *style("SoKyHieu", "<w:rPr>", "<w:rPr><w:i/>")),
    Fault("than-13", ("ngat-01",), ("looks-of-text",), *style("ThanVanBan", 'w:sz w:val="28"', 'w:sz w:val="26"')),
    Fault("muc-thuong", ("ngat-01",), ("looks-of-text",), *style("Muc", "<w:b/><w:bCs/>", "")),
    Fault("noi-nhan-11", PLAIN, ("looks-of-end",), *style("TuNoiNhan", 'w:sz w:val="24"', 'w:sz w:val="22"')),
    Fault("danh-sach-12", PLAIN, ("looks-of-end",), *style("NoiNhan", 'w:sz w:val="22"', 'w:sz w:val="24"')),
    Fault("phu-luc-13", LONG, ("looks-of-annexes",), *style("PhuLuc", 'w:sz w:val="28"', 'w:sz w:val="26"')),
    Fault("chu-khac", PLAIN, ("faces",), *style("ThanVanBan", "<w:rPr>", '<w:rPr><w:rFonts w:ascii="Liberation Sans" w:hAnsi="Liberation Sans"/>')),
    # ---- page ----
    Fault("le-tren-nho", LONG, ("margins",), *text('w:top="1134"', 'w:top="1094"'), True),
    Fault("le-tren-lon", LONG, ("edges",), *text('w:top="1134"', 'w:top="1154"'), True),
    Fault("le-duoi-nho", BREAKS[:3], ("margins",), *text('w:bottom="1134"', 'w:bottom="734"'), True),
    Fault("le-trai-nho", LONG, ("margins",), *text('w:left="1701" w:header', 'w:left="1681" w:header'), True),
    Fault("le-trai-lon", LONG, ("edges",), *text('w:left="1701" w:header', 'w:left="1721" w:header'), True),
    Fault("le-phai-nho", LONG, ("margins",), *text('w:right="1134"', 'w:right="1104"'), True),
    Fault("le-phai-lon", LONG, ("edges",), *text('w:right="1134"', 'w:right="1174"'), True),
    Fault("khong-deu", ("ngat-01",), ("edges",), *style("ThanVanBan|Diem", '<w:jc w:val="both"/>', ""), True),
    Fault("so-trang-dau", LONG, ("page-numbers",), *text("<w:titlePg/>", "")),
    Fault("so-trang-noi-tiep", LONG, ("page-numbers",), *text('<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr></w:body>', "<w:titlePg/></w:sectPr></w:body>")),
    Fault("so-trang-trai", LONG, ("page-numbers",), *style("Header", '<w:jc w:val="center"/>', "")),
    Fault("so-trang-thap", LONG, ("page-numbers",), *text('w:header="567"', 'w:header="900"'), True),
    Fault("so-trang-12", LONG, ("page-numbers",), *style("Header", 'w:sz w:val="28"', 'w:sz w:val="24"')),
    Fault("ke-kem-theo-dai", LONG, ("annex-rule",), *rule_after(r"An Thịnh\)", 2000, 2000)),
    Fault("khong-ngang", WIDE, ("landscape",), *text('w:w="16838" w:h="11906" w:orient="landscape"', 'w:w="11906" w:h="16838"')),
    Fault("giay-letter", PLAIN, ("paper",), *text('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')),
    Fault("so-trang-ngang-lech", WIDE, ("page-numbers",), *style("Header", '<w:jc w:val="center"/>', '<w:tabs><w:tab w:val="center" w:pos="4536"/></w:tabs>')),
    Fault("thieu-phu-luc", LONG, ("annexes-restart",), *text("Phụ lục III</w:t>", "Danh mục</w:t>")),
    # ---- text ----
    Fault("thut-dong", ("ngat-01",), ("indents-and-gaps",), *style("ThanVanBan", 'w:firstLine="720"', 'w:firstLine="740"')),
    Fault("thut-dong-khoan", ("ngat-01",), ("indents-and-gaps",), *style("KhoanCoTieuDe", 'w:firstLine="720"', 'w:firstLine="0"')),
    Fault("cach-doan", ("ngat-01",), ("indents-and-gaps",), *style("ThanVanBan", 'w:before="120"', 'w:before="110"')),
    Fault("cach-dong", ("ngat-01",), ("indents-and-gaps",), *style("ThanVanBan", 'w:before="120"', 'w:before="120" w:line="252"')),
    Fault("de-muc-cuoi-trang", BREAKS, ("headings-kept",), *style("Muc|KhoanCoTieuDe", "<w:keepNext/>", ""), True),
    Fault("de-muc-truoc-bang", TABLE_BREAKS, ("headings-kept",), *style("KhoanCoTieuDe", "<w:keepNext/>", "")),
    Fault("dong-le", BREAKS, ("no-widows",), *style("ThanVanBan|Diem", "<w:pPr>", '<w:pPr><w:widowControl w:val="0"/>'), True),
    # ---- tables ----
    Fault("khong-lap-dau-bang", LONG, ("heading-rows-repeat",), *text("<w:tblHeader/>", ""), True),
    Fault("khong-lap-hai-hang", WIDE, ("heading-rows-repeat",), *text("<w:tblHeader/>", ""), True),
    Fault("bang-thap", LONG, ("tables-at-top",), *text('w:top="1134"', 'w:top="1174"'), True),
    Fault("chu-tran-o", NARROW, ("text-within-cells",), *style("OBang", "<w:pPr>(.*?/>)", r'<w:pPr>\g<2><w:ind w:right="-200"/>')),
    Fault("chu-cham-vach", NARROW, ("text-within-cells",), *style("OBangPhai", "<w:pPr>(.*?/>)", r'<w:pPr>\g<2><w:ind w:right="-85"/>')),
    Fault("vach-qua-chu", NARROW, ("text-within-cells",), *style("OBang", '<w:spacing [^>]*/>', '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>')),
    Fault("tu-bi-cat", NARROW, ("words-whole-in-cells",), *style("OBangGiua|OBangPhai", 'w:sz w:val="26"', 'w:sz w:val="32"'), True),
    Fault("ngat-hang", LONG, ("rows-whole",), *text("<w:cantSplit/>", ""), True),
    # ---- signature ----
    Fault("khoi-ky-roi", ENDS, ("signature-with-text",), *text(r"<w:keepNext/>|<w:keepLines/>", ""), True),
    Fault("khoi-ky-dut", ENDS, ("signature-with-text",), *text(r"<w:cantSplit/>", ""), True),
    Fault("hai-nguoi-ky-lech", ("lien-tich",), ("joint-signers",),
          *text('<w:pStyle w:val="QuyenHan"/>(?=</w:pPr><w:r><w:t>KT)', r'\g<0><w:spacing w:before="200"/>')),
    Fault("noi-nhan-lech", PLAIN, ("signature-level",), *style("TuNoiNhan", r'w:before="\d+"', 'w:before="120"')),
    Fault("khoi-cao-dut", ("ky-nhieu-noi-nhan",), ("tall-block-with-text",), *text("<w:tr>(?=(?:(?!<w:tr>).)*?TuNoiNhan)", "<w:tr><w:trPr><w:cantSplit/></w:trPr>")),
    Fault("ten-lech", PLAIN, ("signature-level",), *style("HoTen", '<w:jc w:val="center"/>', "")),
]
