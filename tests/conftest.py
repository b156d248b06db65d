"""Marks: what a test needs from the machine, why it is skipped, and one worker for each outside program."""

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import built
from tests.browser_session import Node, chromium

HERE = Path(__file__).parent


def lacks_browser() -> str:
    if not chromium():
        return "there is no Chromium on this machine (Debian: apt-get install chromium; or set CHROMIUM to its path)"
    if not (HERE / "browser" / "node_modules").is_dir():
        return "the node packages are not installed (npm ci --prefix tests/browser, or nox -s tests)"
    return lacks_node()


def lacks_node() -> str:
    return "" if shutil.which("node") else "there is no node on this machine (Debian: apt-get install nodejs)"


def lacks_java() -> str:
    return "" if shutil.which("java") else "there is no Java (Debian: apt-get install default-jre-headless)"


def lacks_office() -> str:
    missing = "there is no LibreOffice (Debian: apt-get install libreoffice-calc libreoffice-writer)"
    return "" if all(map(shutil.which, ("soffice", "localc", "lowriter"))) else missing


def lacks_extras() -> str:
    modules = ("bs4", "docx", "lxml", "polib", "pyxform", "typst")
    missing = [module for module in modules if importlib.util.find_spec(module) is None]
    return f"not installed: {', '.join(missing)} (nox -s tests brings them)" if missing else ""


NEEDS: dict[str, Callable[[], str]] = {
    "browser": lacks_browser,
    "node": lacks_node,
    "java": lacks_java,
    "office": lacks_office,
    "extras": lacks_extras,
}
GROUPS = {"browser": "node", "node": "node", "java": "java", "office": "office"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of one outside program share a worker, so that a run starts one JVM and one node process with one browser.

    First of all hooks: pytest-xdist reads the groups in the same one.
    """
    for item in items:
        group = next((GROUPS[name] for name in GROUPS if item.get_closest_marker(name)), None)
        if group:
            item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What builds keep lies in the folder of the run: no test meets what an earlier run or a person has built."""
    folder = str(tmp_path_factory.mktemp("cache"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", folder)
        patch.setenv("LOCALAPPDATA", folder)
        yield


@pytest.fixture(scope="session", autouse=True)
def english() -> Iterator[None]:
    """Commands speak English, whatever language a site of a test works in; tests of that take the variable away."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALLIANCE_LANG", "en")
        yield


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build of the shipped example, for tests that change nothing in it."""
    return built.example(tmp_path_factory, "ja", "en")


@pytest.fixture(scope="session")
def node(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    """What runs the modules of `tests/browser/`; where groups are kept together, one worker of a run has it."""
    if getattr(request.config.option, "loadgroup", False):
        (built.run_folder(tmp_path_factory) / "the-worker-with-node").mkdir()
    process = Node()
    yield process
    process.close()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A machine that lacks something skips the test and says what to install; in CI that is a failure."""
    for name, lack in NEEDS.items():
        reason = lack() if item.get_closest_marker(name) else ""
        if reason and os.environ.get("CI"):
            pytest.fail(f"nothing is skipped in CI: {reason}", pytrace=False)
        if reason:
            pytest.skip(reason)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where everything has been installed, a skipped test hides a missing step, unless it is for another system."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or not os.environ.get("NOTHING_IS_SKIPPED"):
        return
    hidden = [report for report in reporter.stats.get("skipped", []) if "only on" not in str(report.longrepr)]
    if hidden:
        reporter.write_line(f"skipped where everything is installed: {len(hidden)}", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
