"""A wire between browser and server that counts the bytes that go through it, both ways."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit


class Wire:
    """What has gone through: `moved` bytes, at `address`."""

    def __init__(self, server: str) -> None:
        """Listen on a free port of this machine for what is to reach a server."""
        self.moved = 0
        self._server = urlsplit(server)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def accept(self) -> None:
        """Pass on every connection until the listener is closed."""
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection((self._server.hostname, self._server.port))
                for ends in ((near, far), (far, near)):
                    threading.Thread(target=self._pass_on, args=ends, daemon=True).start()

    def close(self) -> None:
        """Take no further connection."""
        self._listener.close()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(1 << 16):
                self.moved += len(data)
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)


@contextmanager
def wire(server: str) -> Iterator[Wire]:
    """Yield a wire to a server."""
    laid = Wire(server)
    threading.Thread(target=laid.accept, daemon=True).start()
    try:
        yield laid
    finally:
        laid.close()
