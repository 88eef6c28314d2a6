"""Everything about where a person is follows from one walk over what is stored."""

from __future__ import annotations

import pytest

from forms.journey import Journey
from forms.pages import AddAnother, Exit, Page
from forms.questions import Choice, Email, Line, MistakeInForm, TextArea, YesNo
from forms.text import _


class Where(Page):
    section = _("The tree")
    where = Line(_("Where is the tree?"), missing=_("Enter where the tree is"), thing=_("Where the tree is"))


class Tree(AddAnother):
    title = _("Which tree?")
    list_title = _("Trees")
    item_title = _("Tree")
    another = _("Is there another tree?")
    another_missing = _("Select yes if there is another tree")
    too_many = _("You can tell us about 3 trees")
    at_most = 3
    kind = Choice(_("Kind"), {"oak": _("Oak"), "fir": _("Fir")}, missing=_("Select the kind"))


class Fallen(Page):
    section = _("The tree")
    fallen = YesNo(_("Has it fallen?"), missing=_("Select yes if it has fallen"))
    on_a_road = YesNo(
        _("Is it on a road?"), missing=_("Select yes if it is on a road"), revealed_by=fallen.yes
    )


class RingUs(Exit):
    asked_if = Fallen.on_a_road.yes
    title = _("Ring us now")


class Needles(Page):
    asked_if = Tree.kind.is_("fir")
    title = _("Are there needles?")
    more = TextArea(_("Tell us more"), optional=True, thing=_("What you tell us"))


class YouAre(Page):
    section = _("You")
    anonymous = YesNo(_("Do you want to stay anonymous?"), missing=_("Select yes to stay anonymous"))


class Reach(Page):
    asked_if = YouAre.anonymous.no & ~Fallen.fallen.yes
    section = _("You")
    email = Email(_("Email address"), missing=_("Enter your email address"))


PAGES = [Where, Tree, Fallen, RingUs, Needles, YouAre, Reach]
STORED = {
    "where": {"where": "High Street"},
    "tree": [{"id": "x1", "kind": "oak"}, {"id": "x2", "kind": "fir"}],
    "fallen": {"fallen": "no"},
    "needles": {},
    "you-are": {"anonymous": "no"},
    "reach": {"email": "amina@example.com"},
}


def journey(pages: list[type[Page]] = PAGES, **rest: object) -> Journey:
    return Journey(
        **{
            "slug": "report-a-tree",
            "title": _("Report a tree"),
            "service": "trees",
            "pages": pages,
            "examples": {},
            "summary": _("Tell us"),
            "send": _("Send"),
            "sent_title": _("Sent"),
            "happens_next": [_("We look")],
            "another": _("Report another"),
            **rest,
        }
    )


REPORT = journey(email=Reach.email, anonymous_if=YouAre.anonymous.yes)


def without(*pages: str) -> dict:
    return {slug: answers for slug, answers in STORED.items() if slug not in pages}


def test_with_nothing_stored_only_the_first_page_may_be_seen():
    path = REPORT.path({})
    assert path.pages == (Where,)
    assert (path.finished, path.last, path.answers) == (False, Where, {})


def test_the_path_ends_at_the_first_page_that_is_not_answered():
    path = REPORT.path(without("fallen"))
    assert path.pages == (Where, Tree, Fallen)
    assert path.last is Fallen
    assert not path.may_see(YouAre)


def test_someone_who_jumps_ahead_may_see_only_pages_up_to_the_first_not_answered():
    path = REPORT.path({"you-are": {"anonymous": "no"}, "reach": {"email": "amina@example.com"}})
    assert path.last is Where
    assert not path.may_see(Reach)


def test_when_every_page_is_answered_it_is_finished():
    path = REPORT.path(STORED)
    assert path.finished
    assert path.pages == (Where, Tree, Fallen, Needles, YouAre, Reach)
    assert path.answers == STORED


def test_next_and_back_follow_the_path_and_pass_over_pages_not_asked():
    path = REPORT.path(STORED)
    assert [path.next(page) for page in path.pages] == [Tree, Fallen, Needles, YouAre, Reach, None]
    assert [path.back(page) for page in path.pages] == [None, Where, Tree, Fallen, Needles, YouAre]
    assert path.back(None) is Reach  # from check answers


def test_a_page_with_nothing_that_must_be_answered_is_still_shown_once():
    path = REPORT.path(without("needles"))
    assert (path.last, path.finished) == (Needles, False)


def test_changing_an_answer_makes_a_page_vanish_and_its_answers_are_ignored_yet_kept():
    stored = STORED | {"you-are": {"anonymous": "yes"}}
    path = REPORT.path(stored)
    assert path.finished
    assert Reach not in path.pages
    assert "reach" not in path.answers
    assert stored["reach"] == {"email": "amina@example.com"}
    assert REPORT.path(stored | {"you-are": {"anonymous": "no"}}).answers == STORED


def test_changing_an_answer_makes_a_page_appear_where_it_belongs():
    oaks = STORED | {"tree": [{"id": "x1", "kind": "oak"}]}
    assert Needles not in REPORT.path(oaks).pages
    path = REPORT.path(without("needles") | {"tree": [{"id": "x1", "kind": "fir"}]})
    assert path.last is Needles
    assert not path.finished


def test_an_answer_that_is_off_the_path_leads_to_no_page():
    class Needle(Page):
        asked_if = Tree.kind.is_("fir")
        sharp = YesNo(_("Are they sharp?"), missing=_("Select yes if they are sharp"))

    class Gloves(Page):
        asked_if = Needle.sharp.yes
        more = Line(_("Who has gloves?"), optional=True, thing=_("Who has gloves"))

    report = journey([Where, Tree, Needle, Gloves])
    stored = STORED | {"needle": {"sharp": "yes"}}
    assert Gloves in report.path(stored).pages
    assert Gloves not in report.path(stored | {"tree": [{"id": "x1", "kind": "oak"}]}).pages


def test_answers_hidden_under_a_choice_no_longer_made_do_not_count():
    stored = STORED | {"fallen": {"fallen": "no", "on_a_road": "yes"}}
    path = REPORT.path(stored)
    assert path.answers["fallen"] == {"fallen": "no"}
    assert RingUs not in path.pages


def test_nobody_goes_past_an_exit():
    path = REPORT.path(STORED | {"fallen": {"fallen": "yes", "on_a_road": "yes"}})
    assert path.last is RingUs
    assert not path.finished
    assert not path.may_see(YouAre)
    assert path.back(RingUs) is Fallen


def test_an_answer_that_no_longer_answers_its_question_is_asked_again():
    path = REPORT.path(STORED | {"tree": [{"id": "x1", "kind": "elm"}]})
    assert (path.last, path.finished) == (Tree, False)


@pytest.mark.parametrize("rubbish", [None, [], "x", 3, True, {"where": None}, {"where": []}, [[]], {"": {}}])
def test_what_is_stored_in_another_shape_is_asked_again_and_breaks_nothing(rubbish):
    for slug in STORED:
        path = REPORT.path(STORED | {slug: rubbish})
        if slug != "needles":
            assert not path.finished


def test_everything_unknown_that_is_stored_is_ignored():
    assert REPORT.path(STORED | {"gone": {"a": "b"}, "_": 3}).answers == STORED


def test_the_address_to_write_to_is_the_one_on_the_path():
    assert REPORT.email_of(REPORT.path(STORED).answers) == "amina@example.com"
    assert REPORT.email_of(REPORT.path(without("reach")).answers) is None
    anonymous = REPORT.path(STORED | {"you-are": {"anonymous": "yes"}}).answers
    assert REPORT.email_of(anonymous) is None
    assert journey().email_of(STORED) is None


def test_it_is_anonymous_only_when_that_was_chosen():
    assert not REPORT.is_anonymous(STORED)
    assert REPORT.is_anonymous(STORED | {"you-are": {"anonymous": "yes"}})
    assert not journey().is_anonymous(STORED)


def shown(stored: dict) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (str(group.title), [(str(row.question.label), str(row.words)) for row in group.rows])
        for group in REPORT.groups(REPORT.path(stored))
    ]


def test_answers_are_grouped_by_section_and_each_thing_added_has_a_group_of_its_own():
    assert shown(STORED) == [
        ("The tree", [("Where is the tree?", "High Street"), ("Has it fallen?", "No")]),
        ("Tree 1", [("Kind", "Oak")]),
        ("Tree 2", [("Kind", "Fir")]),
        ("Report a tree", [("Tell us more", "Not provided")]),
        ("You", [("Do you want to stay anonymous?", "No"), ("Email address", "amina@example.com")]),
    ]


def test_a_question_that_was_not_asked_has_no_row():
    rows = dict(shown(STORED | {"fallen": {"fallen": "yes", "on_a_road": "no"}}))["The tree"]
    assert ("Is it on a road?", "No") in rows
    assert "Is it on a road?" not in dict(dict(shown(STORED))["The tree"])


def test_a_row_leads_back_to_its_page_and_its_thing():
    groups = REPORT.groups(REPORT.path(STORED))
    second = next(group for group in groups if group.item == "x2")
    assert (second.page, second.rows[0].page, second.rows[0].item) == (Tree, Tree, "x2")


def test_its_version_changes_with_its_pages_questions_and_choices_and_only_then():
    class Elsewhere(Page):
        where = Line(_("Where?"), missing=_("Enter where"), thing=_("Where"))

    class MoreTrees(Tree):
        kind = Choice(_("Kind"), {"oak": _("Oak"), "elm": _("Elm")}, missing=_("Select the kind"))

    assert journey().version == journey(title=_("Another title")).version
    versions = {
        journey().version,
        journey([Elsewhere, *PAGES]).version,
        journey(PAGES[:-1]).version,
        journey([Where, Fallen, RingUs, YouAre, Reach]).version,
        journey([Where, Tree]).version,
        journey([Where, MoreTrees]).version,
    }
    assert len(versions) == 6


def mistake(*arguments: object, **rest: object) -> str:
    with pytest.raises(MistakeInForm) as found:
        journey(*arguments, **rest)
    return str(found.value)


def test_a_page_that_asks_about_a_later_page_is_named():
    sentence = mistake([Where, Tree, RingUs, Fallen])
    assert sentence == "report-a-tree: RingUs asks about Fallen.on_a_road, which is not asked before it."


def test_a_page_that_asks_about_itself_is_named():
    class Myself(Page):
        me = YesNo(_("Me?"), missing=_("Select yes"))

    Myself.asked_if = Myself.me.yes
    assert mistake([Myself]) == "report-a-tree: Myself asks about Myself.me, which is not asked before it."


def test_a_page_that_asks_about_a_page_the_journey_does_not_have_is_named():
    sentence = mistake([Where, Tree, Needles, YouAre, Reach])
    assert sentence == "report-a-tree: Reach asks about Fallen.fallen, which is not one of its questions."


def test_an_email_question_of_another_journey_is_named():
    assert (
        mistake([Where], email=Reach.email) == "report-a-tree: email=Reach.email is not one of its questions."
    )


def test_two_pages_of_one_name_are_named():
    assert mistake([Where, Where]) == "report-a-tree: two of its pages have one name."


def test_an_unknown_page_a_misspelt_question_and_an_unknown_choice_are_named():
    with pytest.raises(AttributeError, match="Fallen has no question “felled”; it has fallen, on_a_road"):
        _condition = Fallen.felled
    with pytest.raises(MistakeInForm, match=r"Tree\.kind has no choice “elm”; it has oak, fir"):
        Tree.kind.is_("elm")


def test_a_condition_on_being_anonymous_that_the_form_never_asks_is_named() -> None:
    class Elsewhere(Page):
        unnamed = YesNo(_("Stay unnamed?"), missing=_("Select yes if you want to stay unnamed"))

    sentence = mistake([Where], anonymous_if=Elsewhere.unnamed.yes)
    assert sentence == (
        "report-a-tree: anonymous_if asks about Elsewhere.unnamed, which is not one of its questions."
    )
