"""What packs and books have to say: PDF and its fonts, what a pack leaves out, pages of a documentation site."""

from toolkit.codes import Code

CODES: dict[str, Code] = {
    "PACK001": Code(
        "warning",
        "no PDF was made: the program that sets PDF pages is not installed",
        'Install it with `pip install "alliance-toolkit[pdf]"`, or leave PDF out; the HTML page prints well too.',
        "It is large, so a plain install leaves it out.",
    ),
    "PACK002": Code(
        "error",
        "no PDF was made: no font here can show {characters}",
        'Install the fonts with `pip install "alliance-toolkit[pdf]"`, or give a folder with a font for this language.',
        "A page with empty boxes in place of letters is worse than no page.",
    ),
    "PACK003": Code(
        "error",
        "no PDF was made: {problem}",
        "Use the HTML or DOCX file, and report this with the document that shows it.",
        "The program that sets PDF pages refused the document.",
    ),
    "PACK004": Code(
        "note",
        "the PDF can be read, but does not meet the standard for screen readers: {problem}",
        "Hand out the HTML page where people use a screen reader.",
        "The program that sets PDF pages checks each file against PDF/UA-1.",
    ),
    "PACK005": Code(
        "error",
        "there is no font at `{path}`",
        "Write the path of a font file or of a folder with font files.",
        "Fonts are taken from the places named, never from the computer's own fonts, so that all get the same pages.",
    ),
    "PACK006": Code(
        "note",
        "the PDF leaves out {characters}, which no font here can show",
        "Nothing to do, if the text says the same without it; else write it in words.",
        "Pictures in a text have fonts of their own, which are large and differ from place to place.",
    ),
    "PACK007": Code(
        "warning",
        "the plan takes no heed of public holidays, and there is no calendar file: the extra for plans is not installed",
        'Install it with `pip install "alliance-toolkit[plan]"`, or write the days without a session under `skip:`.',
        "A plain install leaves out what some sites do without.",
    ),
    "BOOK001": Code(
        "warning",
        "a page holds HTML, which is shown as text: {text}",
        "Write it in Markdown: `**bold**`, `[text](address)`, `- item`.",
        "Pages are read by anyone, so nothing in them may run or ask other servers for something.",
    ),
    "BOOK002": Code(
        "warning",
        "a page links to an address that is not followed, so the link was taken out: {text}",
        "Link to an address with `https://`, `mailto:` or `tel:`, or to another page, as `[text](other.md)`.",
        "Other addresses can run a script when somebody clicks on them.",
    ),
    "BOOK003": Code(
        "warning",
        "a page shows a picture, which was left out: {text}",
        "Describe it in words, or link to it: `[text](https://...)`.",
        "A picture from another server tells that server who reads the page. Only text is taken from `pages/`.",
    ),
    "BOOK004": Code(
        "note",
        "the documentation site has no pages for this audience: {audience}",
        "Hand out the packs: `packs/` holds what is for them alone.",
        "The pages can be read by trainees, so they hold nothing that would spoil a role-play or is for others alone.",
    ),
}
