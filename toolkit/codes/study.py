"""What is said about a study and its sites."""

from toolkit.codes import Code

CODES: dict[str, Code] = {
    "STUDY001": Code(
        "error",
        "`study: {folder}` is not a folder above this one",
        "Write how many folders up the study lies, as in `study: ../..`.",
        "A site belongs to a study whose folder holds it.",
    ),
    "STUDY002": Code(
        "error",
        "there is no study.yaml in `{folder}`",
        "Correct `study:`, or take it out if this site stands alone.",
        "The study's waves and requirements are read from there.",
    ),
    "STUDY003": Code(
        "error",
        "the study lists `{value}`, and there is no site in that folder",
        "Correct the path, or create the site with `alliance new site`.",
        "Comparisons and builds run over every site that the study lists.",
    ),
    "STUDY004": Code(
        "error",
        "the study lists `{value}`, but that site does not name the study",
        "Add `study: {suggestion}` to its site.yaml.",
        "Site and study have to agree that they belong together.",
    ),
    "STUDY005": Code(
        "error",
        'this site names the study "{study}", which does not list it',
        "Add `{suggestion}` to `sites:` in study.yaml.",
        "Site and study have to agree that they belong together.",
    ),
    "STUDY006": Code(
        "error",
        'two sites of the study are named "{value}": {folders}',
        "Give one of them another `id`.",
        "Rows of data tell sites apart by this name.",
    ),
    "STUDY007": Code(
        "error",
        'the study requires the {kind} "{value}", and this site does not have it',
        "To have it, {fix}; or ask the study's lead to take it out of `requires:` in study.yaml.",
        "What a study requires is the same at every site.",
    ),
    "STUDY008": Code(
        "error",
        "the study uses {wanted}, and this site {value}",
        "Write `protocol: {wanted}`.",
        "Sites of one study share one release.",
    ),
    "STUDY009": Code(
        "error",
        "`{value}` leaves the study's folder",
        "Write a path below the study's folder, as in `sites/sapporo`.",
        "A study that points elsewhere breaks on every other computer.",
    ),
    "STUDY010": Code(
        "error",
        'the lead site "{value}" is not a site of this study',
        "Write the `id` of one of its sites: {allowed}.",
        "The lead decides on waivers and deviations.",
    ),
}
