"""What is said about a site's declaration: names that do not exist, days, safety and languages."""

from toolkit.codes import Code

_CALLED = "The rest of the kit is looked up by this name."

CODES: dict[str, Code] = {
    "SITE001": Code(
        "error",
        "there is no protocol release `{value}` here",
        "Write `protocol: {allowed}`.",
        "A release pins what is shared between sites.",
    ),
    "SITE002": Code(
        "error",
        "`{value}` can't be a name here: {keeper} keeps this word for itself",
        "Write another name, for instance `id: {suggestion}`.",
        "The name becomes a part of file names and a column of data.",
    ),
    "SITE003": Code(
        "error",
        "there is no country `{value}`",
        "Write its two letters: `country: {suggestion}`.",
        "Countries go by their two ISO 3166-1 letters, so that paper sizes can be looked up.",
    ),
    "SITE004": Code(
        "error",
        "`{value}` is a country in words",
        "Write its two letters: `country: {suggestion}`.",
        "Countries go by their ISO 3166-1 letters, which are the same in every language.",
    ),
    "SITE005": Code(
        "error",
        "there is no time zone `{value}`",
        "Write continent and city: `timezone: {suggestion}`.",
        "Sessions and waves are dated in the site's own time.",
    ),
    "SITE012": Code("error", 'there is no modality "{value}"', "Write `{suggestion}`. There are: {allowed}.", _CALLED),
    "SITE013": Code("error", 'there is no wave "{value}"', "Write `{suggestion}`. There are: {allowed}.", _CALLED),
    "SITE014": Code("error", 'there is no scenario "{value}"', "Write `{suggestion}`. There are: {allowed}.", _CALLED),
    "SITE015": Code(
        "error",
        'the scenario "{value}" is for assessment',
        "Take it out of the list; scenarios for assessment are given out by the assessor alone.",
        "A case that trainees have practised with can't measure what they have learned.",
    ),
    "SITE016": Code(
        "error", 'there is no survey platform "{value}"', "Write `{suggestion}`. There are: {allowed}.", _CALLED
    ),
    "SITE017": Code("error", 'there is no form "{value}"', "Write `{suggestion}`. There are: {allowed}.", _CALLED),
    "SITE018": Code("error", 'there is no arm "{value}"', "Write `{suggestion}`. There are: {allowed}.", _CALLED),
    "SITE019": Code("error", 'there is no cohort "{value}"', "Write `{suggestion}`. There are: {allowed}.", _CALLED),
    "SITE020": Code(
        "error",
        'two cohorts are named "{value}"; the first is on line {line}',
        "Give one of them another name, as in `id: {suggestion}`.",
        "Rows of data tell cohorts apart by this name.",
    ),
    "SITE021": Code(
        "error",
        'the cohort "{cohort}" has {size} trainees, too few for `groups: {groups}`',
        "{hint} A group needs at least 3: one plays the therapist, one the client, one watches.",
        "Role-play takes three.",
    ),
    "SITE022": Code(
        "error",
        "`{value}` stands here twice",
        "Delete one of them.",
        "What is named twice would be made twice, or one of the two was meant to be something else.",
    ),
    "SITE023": Code(
        "error",
        "`{value}` is not a web address that can be published",
        "Write an address that begins with https://, as in `url: https://example.org/sapporo/`.",
        "The address is put into pages as a link; other kinds of address can run programs.",
    ),
    "SITE024": Code(
        "error",
        "`{value}` is not inside this site's folder",
        "Copy the file into the site's folder and write its path from there, as in `{suggestion}`.",
        "A kit that points to files elsewhere breaks on every other computer.",
    ),
    "SITE025": Code(
        "error",
        "the file `{value}` is not there",
        "Put it into the site's folder, or correct its name.",
        "The kit is built with this file.",
    ),
    "SITE026": Code(
        "error",
        "`{value}` is not a mail address",
        "Write it as in `email: coordinator@example.org`.",
        "People write to it when something is wrong.",
    ),
    "SITE027": Code(
        "error",
        "the code `{value}` does not exist",
        "Write a code as it is printed with a finding, as in `TIME004`.",
        "Only a finding can be accepted.",
    ),
    "SITE029": Code(
        "error",
        "`{value}` is {kind} and can't be accepted",
        "Take it out of `accepted:` and mend what the finding names.",
        "A site can live with a warning, and with nothing else.",
    ),
    "SITE028": Code(
        "warning",
        "no scenario is left with these choices",
        "Widen `difficulty`, or choose `set: core`.",
        "Without a scenario there is no role-play.",
    ),
    "SITE030": Code(
        "todo",
        "the country is not named yet",
        "Add `country: JP`, with your country's letters.",
        "Paper size goes by it.",
    ),
    "SITE031": Code(
        "todo",
        "the time zone is not named yet",
        "Add `timezone: Asia/Tokyo`, with your own.",
        "Sessions and waves are dated in it.",
    ),
    "SITE032": Code(
        "todo",
        "no cohort is named yet",
        "Add:\n`cohorts:`\n`  - {id: spring2027, size: 12, starts: 2027-04-12}`",
        "Plans and forms are made for a cohort.",
    ),
    "SITE033": Code(
        "todo",
        'the size of the cohort "{cohort}" is not known yet',
        "Add `size: 12`.",
        "Rotas and printed copies depend on it.",
    ),
    "SITE034": Code(
        "todo",
        'the start of the cohort "{cohort}" is not known yet',
        "Add `starts: 2027-04-12`, the day of the first session.",
        "Waves are dated from it.",
    ),
    "SITE035": Code(
        "todo",
        "the coordinator is not named yet",
        "Add below `contacts:`\n`coordinator: {name: ..., email: ...}`",
        "Trainees and boards need someone to ask.",
    ),
    "SITE036": Code(
        "todo",
        "how the training is spread is not known yet: {names}",
        "Add below `delivery:`\n{lines}",
        "Plans are made from this.",
    ),
    "SITE037": Code(
        "todo",
        "the ethics reference is not known yet",
        "Add `reference:` below `ethics:` when the board has given it.",
        "Information sheets name it.",
    ),
    "SITE039": Code(
        "error",
        "the ethics review is still pending",
        "Wait for the board, then write `status: approved` (or `exempt`) below `ethics:`.",
        "Data may be collected only after the board has agreed.",
    ),
    "SITE040": Code(
        "error", 'there is no instrument "{value}"', "Write `{suggestion}`. There are: {allowed}.", _CALLED
    ),
    "TIME001": Code(
        "error",
        "the ethics approval ended on {date}",
        "Ask the board for an extension and write its date in `expires:`.",
        "Nothing may be collected without a valid approval.",
    ),
    "TIME002": Code(
        "warning",
        "the ethics approval ends on {date}, before the last wave on {last}",
        "Ask the board for an extension in time.",
        "The last wave would fall outside the approval.",
    ),
    "TIME004": Code(
        "warning",
        "{date} is a {is_on}, and the sessions are on a {day}",
        "Write the date of a session, or take it out.",
        "To skip a day on which there is no session changes nothing.",
    ),
    "TIME005": Code(
        "warning",
        'the cohort "{cohort}" starts on {date}, a {is_on}, and its sessions are on a {day}',
        "Write `starts: {suggestion}`, or change `day:`.",
        "The first session would be on {suggestion}.",
    ),
    "TIME006": Code(
        "error",
        'the wave "{wave}" is on {date}, before the wave "{before}" on {earlier}',
        "Correct one of the two dates in `wave_dates`.",
        "Change is measured from one wave to the next.",
    ),
    "SAFE001": Code(
        "error",
        "role-plays are recorded, but nothing is said about consent",
        "Add `consent: written` below `video:`.",
        "Nobody may be recorded who has not agreed.",
    ),
    "SAFE002": Code(
        "error",
        "role-plays are recorded, but nothing is said about when the recordings are deleted",
        "Add `delete_after_days: 90` below `video:`.",
        "A recording of a trainee is sensitive and may not be kept for ever.",
    ),
    "SAFE003": Code(
        "todo",
        "there is role-play, but nobody to turn to when it upsets someone",
        "Add below `contacts:`\n`distress: {name: ..., phone: ..., independent_of_grading: true}`",
        "Role-plays of ruptures can upset people; every page names whom to turn to.",
    ),
    "SAFE004": Code(
        "error",
        "the contact for distress has a part in grading",
        "Name someone who does not grade and write `independent_of_grading: true`.",
        "Trainees do not turn to someone who grades them.",
    ),
    "SAFE005": Code(
        "todo",
        "the contact for distress has neither a telephone nor a mail address",
        "Add `phone:` or `email:`.",
        "A name alone can't be reached.",
    ),
    "SAFE006": Code(
        "warning",
        "grades are not kept apart from taking part",
        "Write `grades: separate` below `participation:`.",
        "People are not free to say no where it may cost them a grade.",
    ),
    "SAFE007": Code(
        "todo",
        "the emergency number is not named yet",
        "Add `emergency:` below `distress:`, with the number that is called in your country.",
        "Safety texts come from the site; the toolkit invents none.",
    ),
    "LANG001": Code(
        "error",
        "`{value}` is a language in words",
        "Write its short form: `{suggestion}`.",
        "Languages go by their BCP 47 letters, which are the same everywhere.",
    ),
    "LANG002": Code(
        "error",
        "there is no language `{value}`",
        "{hint}",
        "Languages go by their BCP 47 letters: ja for Japanese, pt-BR for Portuguese in Brazil.",
    ),
    "LANG003": Code(
        "warning",
        "there is no translation into `{value}` yet",
        "Keep it if you are about to translate; all texts show English, marked. Translated so far: {allowed}.",
        "A language without a translation can't be answered in.",
    ),
    "LANG004": Code(
        "error",
        "forms are to be answered in `{value}`, which is not among the site's languages",
        "Add it to `languages`, or take it out of `respond_in`.",
        "The pages that explain a form have to be readable in its language.",
    ),
    "LANG005": Code(
        "error",
        "`{value}` and `{other}` are the same language",
        "Keep one of them.",
        "The same forms would be made twice.",
    ),
    "LANG006": Code(
        "error",
        "{count} texts that respondents read in {language} are not approved",
        "Let the reviewers sign the translation, or let the study lead waive it:\n`waivers: [{id: w1, covers: [review], reason: ..., by: study-lead, on: 2027-03-01}]`",
        "Answers to an unreviewed wording can't be compared.",
    ),
    "LANG007": Code(
        "note",
        "{language}: {drafts} texts are unreviewed drafts, {missing} show English, {stale} have a changed source",
        "Nothing to do while you prepare; before collecting data the reviewers have to sign.",
        "Outputs mark each of these texts.",
    ),
}
