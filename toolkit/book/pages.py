"""Which pages a documentation site has, in the order of its menu."""

from collections.abc import Iterator

from toolkit.book.about import about_page, home_page, sources_page
from toolkit.book.measures import measure_pages, measures_page
from toolkit.book.page import Page
from toolkit.book.practice import role_play_page, safety_page, schedule_page
from toolkit.book.repair import repair_page
from toolkit.book.states import translation_page
from toolkit.book.training import module_pages, modules_page
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View


def pages_of(site: ResolvedSite, view: View) -> Iterator[Page]:
    """Every page in one language, the site's own left out."""
    yield home_page(site, view)
    yield about_page(site, view)
    yield modules_page(site, view)
    yield from module_pages(site, view)
    yield role_play_page(site, view)
    yield repair_page(site, view)
    yield measures_page(site, view)
    yield from measure_pages(site, view)
    yield schedule_page(site, view)
    yield safety_page(site, view)
    yield translation_page(site, view)
    yield sources_page(site, view)
