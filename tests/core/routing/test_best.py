"""A draft can be had in the best quality: same words, same seed, the draft as its parent."""

from datetime import date

from core.pictures import Operation
from core.providers.catalogue import load_catalogue
from core.routing.router import CatalogueRouter


def router(*wanted: str) -> CatalogueRouter:
    known = load_catalogue(())
    offered = type(known)(model for model in known if model.provider in wanted)
    return CatalogueRouter(offered, known, today=lambda: date(2026, 11, 25))


def test_a_quick_model_has_a_better_one_of_those_that_are_offered() -> None:
    found = router("gemini", "embedded")
    quick = next(model for model in found.live() if model.best_for not in ("quality", "demo"))

    better = found.better(quick.id, Operation.GENERATE)

    assert better and better != quick.id
    assert found.better(better, Operation.GENERATE) == ""


def test_where_only_the_demonstration_paints_nothing_is_better() -> None:
    assert router("embedded").better("embedded", Operation.GENERATE) == ""
