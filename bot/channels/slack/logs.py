"""The log: one JSON object a line, without tokens, and without what people write unless that is asked for."""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import UTC, datetime
from typing import Any

LOG = logging.getLogger("quotebot.slack")
_SECRETS = re.compile(r"(xox[a-z]|xapp|xwfp)-[\w-]+|v0=[0-9a-f]{16,}|(?<=://)[^\s/@]+:[^\s/@]+(?=@)")


def redacted(text: str) -> str:
    """``text`` without tokens, signatures and passwords in addresses."""
    return _SECRETS.sub(lambda match: f"{match[1] or ''}***", text)


class JsonLines(logging.Formatter):
    """One JSON object a line: when, how bad, what, and the data that goes with it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "what": record.getMessage(),
            **getattr(record, "data", {}),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return redacted(json.dumps(line, ensure_ascii=False, default=str))


def log_to_stderr() -> None:
    """Write the log to the standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    LOG.setLevel(logging.INFO)
    for library in ("slack_bolt", "slack_sdk"):
        # Below this their lines have the payloads of requests, and with them what people write.
        logging.getLogger(library).setLevel(logging.ERROR)
    # A call that failed is told by whoever made it.
    logging.getLogger("slack_sdk.web").setLevel(logging.CRITICAL)
