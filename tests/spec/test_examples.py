"""The examples say what their sources say, and name nobody whom the sources do not name."""

from __future__ import annotations

from datetime import date

import pytest

from tppo_cli import resources
from tppo_cli.spec.base import LocalText, Model
from tppo_cli.spec.campaign import Audience, Campaign
from tppo_cli.spec.load import load_campaign


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return load_campaign(resources.path("examples/jakarta-barat-2023/campaign.yaml")).campaign


def test_the_event(campaign: Campaign) -> None:
    event = campaign.event
    assert event is not None
    assert (event.date, event.weekday) == (date(2023, 7, 30), "Minggu")
    assert event.place is not None
    assert event.place.get("id") == "RPTRA Kalijodo"
    assert campaign.theme.lead is not None
    theme = f"{campaign.theme.lead.get('id')} {campaign.theme.rest.get('id')}"
    assert theme == "Rangkul Semua Korban, Tidak Ada yang Tertinggal"
    assert campaign.slogan.get("id") == "Bersama Lawan Perdagangan Orang"


def test_the_seven_messages_are_marked_as_adapted_from_their_source(campaign: Campaign) -> None:
    assert len(campaign.messages) == 7
    for message in campaign.messages:
        assert message.adapted
        assert message.source is not None
        assert message.source.endswith("koranmetronews.id, 15 Agustus 2023")


def test_only_people_in_the_sources_are_named_and_no_emblem_is_shipped(campaign: Campaign) -> None:
    assert [(p.name, p.as_of) for p in campaign.people] == [("Uus Kuswanto", date(2023, 7, 30))]
    assert [g.name for g in campaign.guests if g.name] == ["Ratna Susianawati"]
    bodies = (campaign.organiser, *campaign.partners)
    assert not any(body.logo for body in bodies if body)
    assert not any(person.photo for person in campaign.people)
    assert campaign.legal is None


def test_each_audience_of_the_article_has_its_own_ask(campaign: Campaign) -> None:
    assert set(campaign.audiences) == set(Audience) - {Audience.PEKERJA_MIGRAN}
    asks = [text.ask.get("id") for text in campaign.audiences.values() if text.ask]
    assert len(set(asks)) == 5


def test_texts_in_two_languages_have_both(campaign: Campaign) -> None:
    halves = [text for text in texts(campaign) if {"id", "en"} & set(text.languages())]
    assert len(halves) > 20
    assert all(text.has("id") and text.has("en") for text in halves)


def texts(value: object) -> list[LocalText]:
    if isinstance(value, LocalText):
        return [value]
    if isinstance(value, Model):
        return [text for _, inner in value for text in texts(inner)]
    if isinstance(value, dict):
        return [text for inner in value.values() for text in texts(inner)]
    if isinstance(value, tuple):
        return [text for inner in value for text in texts(inner)]
    return []


def test_the_short_example_has_ten_lines() -> None:
    assert len(resources.read_text("examples/minimal/campaign.yaml").splitlines()) == 10
