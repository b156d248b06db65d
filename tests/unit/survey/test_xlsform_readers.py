"""XLSForm before the readers of others: pyxform with ODK Validate, xlsform-lint, and an XPath engine for the conditions."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from unit.survey import builders

from toolkit.model.condition import Condition
from toolkit.survey.xlsform import export_xlsform
from toolkit.survey.xlsform.expression import xpath

pytestmark = pytest.mark.extras
# On the worker that has the JVM, which makes the files anyhow.
together = pytest.mark.xdist_group("java")
EXAMPLE = {"日本語 (ja)", "English (en)"}
CASES = {
    "one": {"languages": ("ja",)},
    "several": {
        "languages": ("ja", "en", "en-XA", "ar-XB"),
        "cohorts": (("autumn", "waiting"), ("spring", "training")),
    },
}


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory, example: Path) -> list[Path]:
    """The forms of the builders, and those that the build of the shipped example holds."""
    folder = tmp_path_factory.mktemp("xlsform")
    made = []
    for case, wishes in CASES.items():
        for form in (*builders.forms(**wishes), *([builders.small_form()] if case == "several" else [])):
            for data in export_xlsform(form)[0].values():
                path = folder / f"{case}-{form.id}.xlsx"
                path.write_bytes(data)
                made.append(path)
    for shipped in sorted((example / "surveys" / "xlsform").iterdir()):
        made.append(folder / f"example-{shipped.name}")
        shutil.copyfile(shipped, made[-1])
    assert len(made) == 3 * len(builders.forms()) > 50  # the example rates no recordings; the small form is one more
    return made


@pytest.fixture(scope="module")
def xforms(workbooks: list[Path]) -> list[Path]:
    from pyxform.xls2xform import convert

    made = []
    for path in workbooks:
        warnings: list[str] = []
        text = convert(path, validate=False, warnings=warnings).xform
        assert warnings == [], path.name
        made.append(path.with_suffix(".xml"))
        made[-1].write_text(text, encoding="utf-8", newline="\n")
    return made


@together
def test_no_text_is_blank_in_any_language(xforms):
    from lxml import etree

    for path in xforms:
        tree = etree.parse(path)
        found = tree.findall(".//{*}translation")
        assert found
        assert not path.stem.startswith("example-") or {language.get("lang") for language in found} == EXAMPLE
        ids = [{text.get("id") for text in language} for language in found]
        assert all(each == ids[0] for each in ids)
        for value in tree.iterfind(".//{*}translation/{*}text/{*}value"):
            shown = "".join(value.itertext()).strip()
            assert shown not in ("", "-"), (path.name, value.getparent().get("id"))


@pytest.mark.java
def test_odk_validate_takes_every_form(xforms):
    import pyxform

    jar = Path(pyxform.__file__).parent / "validators/odk_validate/bin/ODK_Validate.jar"
    command = ["java", "-Djava.awt.headless=true", "-jar", str(jar), *map(str, xforms)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.count("Xform is valid!") + ran.stderr.count("Xform is valid!") == len(xforms)


@together
def test_the_linter_finds_nothing(workbooks, capsys):
    from xlsform_lint.cli import main

    for path in workbooks:
        code = main([str(path), "--profile", "strict", "--fail-on", "info"])
        assert code == 0, capsys.readouterr().out


@pytest.mark.parametrize("spelled", builders.CONDITIONS, ids=str)
def test_a_condition_means_in_xpath_what_it_means_here(spelled):
    from lxml import etree

    condition = Condition.model_validate_json(json.dumps(spelled))
    text = xpath(condition, {"aa": "choice", "bb": "number"}).replace("${aa}", "/data/aa").replace("${bb}", "/data/bb")
    for aa, bb in builders.ANSWERS:
        data = etree.fromstring(f"<data><aa>{'' if aa is None else aa}</aa><bb>{'' if bb is None else bb}</bb></data>")
        found = data.getroottree().xpath(f"boolean({text})")
        assert found is builders.meant(condition, aa, bb), (text, aa, bb)
