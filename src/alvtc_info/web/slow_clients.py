"""Connections of clients that keep us waiting are closed: uvicorn by itself would wait for ever.

A head must be sent in time, and an answer must be read: one that is not holds its memory, and a place at work.
"""

from __future__ import annotations

import socket
import struct
import sys
from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

    from uvicorn.protocols.http.h11_impl import RequestResponseCycle

_AT_ONCE = struct.pack("HH" if sys.platform == "win32" else "ii", 1, 0)


class TimedConnection(H11Protocol):
    """uvicorn's HTTP with limits in seconds: `seconds` from the first byte (or the connection) to the end of a head;
    every `look` a client that has answers to read must have read `least` bytes of them, or all.
    """

    seconds = 10.0
    look = 15.0
    least = 1 << 16

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._giving_up: asyncio.TimerHandle | None = None
        self._looking: asyncio.TimerHandle
        self._unread = 0  # bytes of answers that the client had not taken at the last look
        self._answering: RequestResponseCycle | None = None  # what was being answered then
        self._flowed = False  # whether so much was read since then that we could write on

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first head, and to look whether answers are read."""
        super().connection_made(transport)
        self._wait()
        self._look_later()

    def data_received(self, data: bytes) -> None:
        """Take what has come; a head that is still not whole goes on to be waited for."""
        super().data_received(data)
        if self.cycle is None or self.cycle.response_complete:
            self._wait()
        else:
            self._stop_waiting()

    def resume_writing(self) -> None:
        """Go on to write: the client has read most of what there was."""
        self._flowed = True
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop_waiting()
        self._looking.cancel()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._giving_up is None:
            self._giving_up = self.loop.call_later(self.seconds, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._giving_up is not None:
            self._giving_up.cancel()
            self._giving_up = None

    def _look_later(self) -> None:
        self._looking = self.loop.call_later(self.look, self._look)

    def _look(self) -> None:
        """Give the connection up if its answers are not read; one that is being closed waits for that, too."""
        unread = self.transport.get_write_buffer_size()
        same = self.cycle is self._answering and not self._flowed
        if same and self._unread and self._unread - unread < min(self.least, self._unread):
            # with a reset: else the system would go on trying to get rid of what it holds
            self.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
            self.transport.abort()
            return
        self._unread, self._answering, self._flowed = unread, self.cycle, False
        self._look_later()
