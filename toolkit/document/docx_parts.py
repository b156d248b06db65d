"""The parts of a DOCX file that do not depend on its text: styles, lists, header and footer, relations."""

from collections.abc import Mapping, Sequence
from functools import cache

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

PAPER: Mapping[str, tuple[int, int]] = {"a4": (11906, 16838), "letter": (12240, 15840)}
"""Width and height in twentieths of a point."""
MARGIN = 1134
"""2 cm."""

_FONTS = {"ja": "Yu Gothic", "zh": "Microsoft YaHei", "ko": "Malgun Gothic"}
INK, SOFT, ACCENT, RULE = "1C2326", "4D5A60", "24586A", "C9D1D4"
NOTES: Mapping[str, tuple[str, str]] = {
    "info": ("24586A", "EEF4F5"),
    "warning": ("7A4A00", "FDF4E3"),
    "draft": ("7A4A00", "FDF4E3"),
    "safety": ("8C1D2F", "FCEDEF"),
    "private": ("52427D", "F4F2F8"),
}
"""Kind of note -> colours of its edge and its ground."""


def language(tag: str) -> str:
    """The attributes that say a language, in the three slots that Word keeps for scripts."""
    main = tag.split("-")[0]
    if main in _FONTS:
        return f'w:val="{tag}" w:eastAsia="{tag}"'
    return f'w:val="{tag}" w:bidi="{tag}"'


def _style(name: str, title: str, based: str, paragraph: str, run: str, following: str = "") -> str:
    default = ' w:default="1"' if name == "Normal" else ""
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    after = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{title}"/>{parent}{after}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _size(points: float) -> str:
    return f'<w:sz w:val="{int(points * 2)}"/><w:szCs w:val="{int(points * 2)}"/>'


_BOLD = "<w:b/><w:bCs/>"


def _headings() -> list[str]:
    sizes = {1: 18.0, 2: 14.0, 3: 12.0, 4: 11.0, 5: 10.5, 6: 10.5}
    styles = []
    for level, size in sizes.items():
        before = 320 if level < 3 else 220
        paragraph = (
            f'<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="100" w:line="264" w:lineRule="auto"/>'
        )
        paragraph += f'<w:outlineLvl w:val="{level - 1}"/>'
        styles.append(_style(f"Heading{level}", f"heading {level}", "Normal", paragraph, _BOLD + _size(size), "Normal"))
    return styles


@cache
def styles(lang: str) -> bytes:
    """Styles of a document in a language."""
    east = _FONTS.get(lang.split("-")[0], "Yu Gothic")
    fonts = f'<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="{east}" w:cs="Arial"/>'
    soft = f'<w:color w:val="{SOFT}"/>'
    space = '<w:spacing w:before="0" w:after="120" w:line="288" w:lineRule="auto"/>'
    rows = [
        (
            f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{INK}"/>{_size(10.5)}'
            f"<w:lang {language(lang)}/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{space}</w:pPr></w:pPrDefault></w:docDefaults>"
        ),
        _style("Normal", "Normal", "", "", ""),
        *_headings(),
        _style("Soft", "Soft", "Normal", "", soft + _size(9.5)),
        _style("Label", "Label", "Normal", "<w:keepNext/>", _BOLD + soft + _size(9.5)),
        _style(
            "Caption", "caption", "Normal", '<w:keepNext/><w:spacing w:before="120" w:after="60"/>', _BOLD + _size(10)
        ),
        _style("Quote", "Quote", "Normal", '<w:ind w:left="340"/>', soft),
        _style("Speech", "Speech", "Normal", '<w:keepLines/><w:spacing w:after="100"/>', ""),
        _style("ListParagraph", "List Paragraph", "Normal", '<w:spacing w:after="60"/>', ""),
        _style("Cell", "Cell", "Normal", '<w:spacing w:before="40" w:after="40" w:line="264" w:lineRule="auto"/>', ""),
        _style("Field", "Field", "Normal", '<w:keepLines/><w:spacing w:before="120" w:after="120"/>', ""),
        _style("Gap", "Gap", "Normal", '<w:spacing w:after="0" w:line="120" w:lineRule="exact"/>', _size(4)),
        _style("Header", "header", "Normal", '<w:jc w:val="center"/>', _BOLD + '<w:color w:val="7A4A00"/>' + _size(9)),
        _style("Footer", "footer", "Normal", '<w:jc w:val="center"/>', soft + _size(8.5)),
        (
            '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>'
            f'<w:color w:val="{ACCENT}"/><w:u w:val="single"/></w:rPr></w:style>'
        ),
        (
            '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" '
            'w:type="dxa"/><w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
            "</w:tblPr></w:style>"
        ),
        "</w:styles>",
    ]
    return "".join(rows).encode()


def _levels(kind: str) -> str:
    signs = {"bullet": "•◦▪", "box": "☐☐☐"}
    rows = []
    for level in range(9):
        form, text = ("decimal", f"%{level + 1}.") if kind == "number" else ("bullet", signs[kind][level % 3])
        fonts = '<w:rPr><w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol"/></w:rPr>'
        rows.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{340 * (level + 1)}" w:hanging="340"/></w:pPr>'
            f"{fonts if kind != 'number' else ''}</w:lvl>"
        )
    return "".join(rows)


@cache
def _abstract_lists() -> str:
    kinds = enumerate(("bullet", "box", "number"))
    return "".join(
        [
            f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>{_levels(kind)}'
            "</w:abstractNum>"
            for number, kind in kinds
        ]
    )


def numbering(ordered: int) -> bytes:
    """Lists: number 1 has bullets, 2 has boxes, and each ordered list has a number of its own from 3 on."""
    own = [
        f'<w:num w:numId="{3 + number}"><w:abstractNumId w:val="2"/>'
        + "".join([f'<w:lvlOverride w:ilvl="{n}"><w:startOverride w:val="1"/></w:lvlOverride>' for n in range(9)])
        + "</w:num>"
        for number in range(ordered)
    ]
    plain = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    return f'{HEAD}<w:numbering xmlns:w="{W}">{_abstract_lists()}{plain}{"".join(own)}</w:numbering>'.encode()


def header(paragraphs: str) -> bytes:
    return f'{HEAD}<w:hdr xmlns:w="{W}" xmlns:r="{R}">{paragraphs}</w:hdr>'.encode()


def _field(code: str) -> str:
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


FOOTER = (
    f'{HEAD}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{_field("PAGE")}'
    f"<w:r><w:t>/</w:t></w:r>{_field('NUMPAGES')}</w:p></w:ftr>"
).encode()

SETTINGS = (
    f'{HEAD}<w:settings xmlns:w="{W}"><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
).encode()

ROOT = (
    f'{HEAD}<Relationships xmlns="{_RELS}"><Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
).encode()

TYPES = (
    f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="svg" ContentType="image/svg+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPES}document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPES}styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_TYPES}numbering+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_TYPES}settings+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{_TYPES}header+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_TYPES}footer+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
).encode()

_OUTSIDE = ' TargetMode="External"'
FIXED = (("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml"))
EDGES = (("header", "header1.xml"), ("footer", "footer1.xml"))


def relations(others: Sequence[tuple[str, str, bool]]) -> bytes:
    """Relations of the document: the fixed parts, then (kind, target, external), numbered from `FIRST_RELATION`."""
    rows = [(kind, target, False) for kind, target in (*FIXED, *EDGES)] + list(others)
    made = [
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"{_OUTSIDE if outside else ""}/>'
        for number, (kind, target, outside) in enumerate(rows, 1)
    ]
    return f'{HEAD}<Relationships xmlns="{_RELS}">{"".join(made)}</Relationships>'.encode()


FIRST_RELATION = len(FIXED) + len(EDGES) + 1
HEADER_RELATION, FOOTER_RELATION = len(FIXED) + 1, len(FIXED) + 2


def core(title: str, lang: str) -> bytes:
    """What a file's properties show: no author, no date."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:language>{lang}</dc:language>'
        "</cp:coreProperties>"
    ).encode()
