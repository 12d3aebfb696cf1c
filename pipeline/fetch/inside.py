"""Whether a numeric address lies in the open net, or inside: on this machine or in a network around it."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence

_CLOSED = tuple(
    ipaddress.ip_network(net)
    for net in (
        *(
            "::/96",
            "::ffff:0:0/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "2001::/32",
            "2002::/16",
        ),  # carry one of IPv4
        *("fec0::/10", "192.0.0.0/24", "192.88.99.0/24"),  # which versions of Python judge differently
    )
)


def is_open(number: str) -> bool:
    """Whether a numeric address is one of the open net.

    Loopback, private, shared (of providers), link-local, multicast, reserved and unspecified addresses are not; neither
    are those that carry another in them (mapped, translated, tunnelled), nor what is no numeric address.
    """
    try:
        address = ipaddress.ip_address(number)
    except ValueError:
        return False
    closed = (
        any(address in net for net in _CLOSED)  # one of another version of IP is in none
        or address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
    )
    return address.is_global and not closed


def numbers_of(host: str, port: int) -> Sequence[str]:
    """All numeric addresses of a host, the best first.

    Raises:
        OSError: when there is no such host, or the net cannot be asked.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(where[0]) for *_, where in found))
