"""The server's side of a WebSocket (RFC 6455), as far as Socket Mode uses it: whole text frames, pings, and the end."""

from __future__ import annotations

import base64
import hashlib
import json
import socket
import struct
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler
from typing import IO, Any

_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_TEXT, _CLOSE, _PING, _PONG = 1, 8, 9, 10


class Link:
    """One connection."""

    def __init__(self, stream: IO[bytes], connection: socket.socket) -> None:
        self.open = True
        self._stream = stream
        self._connection = connection
        self._writing = threading.Lock()

    @classmethod
    def accept(cls, request: BaseHTTPRequestHandler) -> Link:
        """Turn a request to upgrade into a connection."""
        key = request.headers.get("sec-websocket-key", "")
        accepted = base64.b64encode(hashlib.sha1(f"{key}{_GUID}".encode()).digest()).decode()
        request.send_response(101)
        for name, value in {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Accept": accepted}.items():
            request.send_header(name, value)
        request.end_headers()
        return cls(request.rfile, request.connection)  # type: ignore[arg-type]

    def send(self, message: Mapping[str, Any]) -> None:
        """Send JSON."""
        self._frame(_TEXT, json.dumps(message).encode())

    def drop(self) -> None:
        """Break the connection off, as a network does."""
        self.open = False
        try:
            self._connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            return

    def texts(self) -> Iterator[str]:
        """The texts that come in, until the connection ends."""
        try:
            while True:
                kind, data = self._read()
                if kind == _CLOSE:
                    break
                if kind == _PING:
                    self._frame(_PONG, data)
                elif kind == _TEXT:
                    yield data.decode()
        except (OSError, EOFError):
            pass
        self.open = False

    def _read(self) -> tuple[int, bytes]:
        first, second = self._exactly(2)
        length = second & 0x7F
        if length == 126:
            (length,) = struct.unpack("!H", self._exactly(2))
        elif length == 127:
            (length,) = struct.unpack("!Q", self._exactly(8))
        mask = self._exactly(4) if second & 0x80 else b"\0\0\0\0"
        data = self._exactly(length)
        return first & 0x0F, bytes(byte ^ mask[n % 4] for n, byte in enumerate(data))

    def _exactly(self, count: int) -> bytes:
        data = self._stream.read(count)
        if len(data) < count:
            raise EOFError
        return data

    def _frame(self, kind: int, data: bytes) -> None:
        size = len(data)
        head = bytes([0x80 | kind])
        if size < 126:
            head += bytes([size])
        else:
            head += b"\x7e" + struct.pack("!H", size) if size < 1 << 16 else b"\x7f" + struct.pack("!Q", size)
        with self._writing:
            try:
                self._connection.sendall(head + data)
            except OSError:
                self.open = False
