"""Where to listen, and what is said when that cannot be."""

import os
import socket
from collections.abc import Iterator

import pytest

from build import ports
from build.say import Trouble


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_taken_port_names_who_has_it_and_the_setting_to_change(taken: int) -> None:
    with pytest.raises(Trouble) as told:
        ports.insist_free("127.0.0.1", taken)
    assert f"Port {taken} is taken by" in str(told.value)
    assert f"(process {os.getpid()})" in str(told.value)
    assert "set PORT" in str(told.value)


def test_a_holder_we_may_not_see_is_another_program() -> None:
    assert ports.holder(0) == "another program"


def test_a_free_port_is_no_trouble() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        free = server.getsockname()[1]
    ports.insist_free("127.0.0.1", free)


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "٥٠٠٠", "80 80"])
def test_a_port_that_is_no_port_is_one_sentence(port: str) -> None:
    with pytest.raises(Trouble, match="PORT must be a whole number from 1 to 65535"):
        ports.told({"PORT": port})


def test_nothing_set_means_this_machine_only_at_5000() -> None:
    assert ports.told({}) == ("127.0.0.1", 5000)


def test_a_host_of_another_machine_is_one_sentence() -> None:
    with pytest.raises(Trouble, match=r"HOST is .192\.0\.2\.1."):
        ports.insist_free("192.0.2.1", 5000)


def test_a_server_that_listens_everywhere_is_reached_here() -> None:
    assert ports.reachable("0.0.0.0") == "127.0.0.1"
    assert ports.address("::1", 5000) == "[::1]:5000"
