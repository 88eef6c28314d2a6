"""Urgent help is offered to those who may need it, and not to everybody else."""

from __future__ import annotations

import pytest

from directory.search.urgent import urgent_help, urgent_services


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("my husband hits me", "danger"),
        ("I'm scared of my partner", "danger"),
        ("scared to go home", "danger"),
        ("my wife is violent", "danger"),
        ("my girlfriend punches me", "danger"),
        ("he won't let me leave the house", "danger"),
        ("she threw a plate at me", "danger"),
        ("my ex keeps turning up at my door", "danger"),
        ("someone is following me", "danger"),
        ("there's a man outside my window", "danger"),
        ("voices in my head", "danger"),
        ("rape", "danger"),
        ("i was raped", "danger"),
        ("i want to kill myself", "danger"),
        ("i feel like ending it", "danger"),
        ("i can't cope", "danger"),
        ("nowhere to sleep tonight", "homeless"),
        ("my mum kicked me out", "homeless"),
        ("we are being evicted", "homeless"),
        ("I think a child next door is being hurt", "safeguarding"),
        ("bruises on a child", "safeguarding"),
        ("my son is being beaten at school", "safeguarding"),
        ("my nan's carer is stealing from her", "safeguarding"),
        ("the old lady is not looking after herself", "safeguarding"),
        ("nobody looking after my grandad", "safeguarding"),
        ("my neighbour has not been seen for days", "safeguarding"),
        ("mi marido me pega", "danger"),
        ("mi pareja me hace daño", "danger"),
        ("me ha violado", "danger"),
        ("quiero morirme", "danger"),
        ("no tengo dónde dormir", "homeless"),
        ("estoy en la calle", "homeless"),
        ("niño en peligro", "safeguarding"),
        ("nadie la cuida", "safeguarding"),
        ("زوجي يضربني", "danger"),
        ("شريكي يؤذيني", "danger"),
        ("أريد أن أموت", "danger"),
        ("ليس لدي مكان للنوم", "homeless"),
        ("طفل في خطر", "safeguarding"),
        ("لا أحد يعتني بها", "safeguarding"),
    ],
)
def test_words_of_need_bring_up_urgent_help(typed: str, kind: str) -> None:
    assert kind in urgent_help(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "heart attack",
        "chest pain",
        "fire alarm going off",
        "my neighbour has collapsed",
        "my baby isn't breathing",
        "i have been knocked down by a car",
        "mum has fallen and can't get up",
        "overdose",
        "gas leak",
        "I can smell gas",
        "fire",
        "my kitchen is on fire",
        "someone is breaking in",
        "dolor en el pecho",
        "hay un incendio",
        "نوبة قلبية",
        "حريق",
    ],
)
def test_what_only_an_ambulance_a_fire_engine_or_the_police_can_help_with_comes_first(typed: str) -> None:
    assert urgent_help(typed)[0] == "emergency"


@pytest.mark.parametrize(
    "typed",
    [
        "gas safe register",
        "homeless statistics",
        "fire door regulations",
        "fire extinguisher disposal",
        "gas fire",
        "heart attack group",
        "collapsed drain",
        "suicide prevention strategy",
        "dog grooming",
        "safe routes to school",
        "kicked out of school",
        "someone hit my car",
        "someone threw a bottle in my garden",
        "kill weeds",
        "council tax bailiffs",
        "when will my bin be emptied",
        "tree in danger of falling",
        "child bus pass",
        "moving out",
        "partner moved out",
        "my neighbour's hedge",
        "my neighbour is noisy",
        "missed bin",
        "missing bin",
        "no internet at home",
        "hot water broken",
        "boiler won't work",
        "my boiler has broken down",
        "landlord not responding",
        "park outside my house",
        "builder took my money",
        "end of life care",
        "vehicle end of life",
        "explosives licence",
        "lost someone to suicide",
        "mate crime",
        "cat run over in the road",
        "cortar el césped",
        "matar ratas",
        "permiso de obra",
        "poda de árboles en la calle",
        "رخصة بناء",
    ],
)
def test_words_that_only_sound_alike_do_not(typed: str) -> None:
    assert urgent_help(typed) == ()


def test_the_most_urgent_stands_first() -> None:
    assert urgent_help("i was kicked out and my boyfriend beats me") == ("danger", "homeless")


@pytest.mark.parametrize(
    ("typed", "service"),
    [
        ("my girlfriend punches me", "domestic-abuse"),
        ("quiero morirme", "mental-health-crisis"),
        ("أريد أن أموت", "mental-health-crisis"),
        ("overdose", "mental-health-crisis"),
        ("nowhere to sleep tonight", "homelessness-help"),
        ("we are being evicted", "homelessness-help"),
        ("bruises on a child", "child-protection"),
        ("nobody looking after her", "adult-safeguarding"),
        ("he took my passport", "modern-slavery"),
        ("the wall has collapsed", "dangerous-buildings"),
    ],
)
def test_each_trouble_leads_to_the_service_for_it(typed: str, service: str) -> None:
    assert urgent_services(typed)[0] == service


def test_being_kept_indoors_is_not_being_homeless() -> None:
    assert urgent_help("mi marido no me deja salir de casa") == ("danger",)


def test_a_gas_leak_is_for_the_emergency_line_alone() -> None:
    assert urgent_services("gas leak") == ()


def test_two_troubles_lead_to_the_services_for_both() -> None:
    services = urgent_services("i was kicked out and i want to die")
    assert {"homelessness-help", "mental-health-crisis"} <= set(services)
