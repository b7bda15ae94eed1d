"""The refusals of the real API, by code: what a strict fake answers instead of doing the work."""

from typing import Any

#: code → (status, message), as the API's documentation and its answers have them.
CODES: dict[int, tuple[int, str]] = {
    0: (401, "401: Unauthorized"),
    10003: (404, "Unknown Channel"),
    10004: (404, "Unknown Guild"),
    10007: (404, "Unknown Member"),
    10008: (404, "Unknown Message"),
    10013: (404, "Unknown User"),
    10014: (404, "Unknown Emoji"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    10063: (404, "Unknown application command"),
    20016: (429, "This action cannot be performed due to slowmode rate limit"),
    20028: (429, "The write action you are performing on the channel has hit the write rate limit"),
    30032: (400, "Maximum number of application commands reached (100)"),
    30046: (429, "Maximum number of edits to messages older than 1 hour reached. Try again later"),
    40001: (401, "Unauthorized"),
    40005: (413, "Request entity too large"),
    40058: (400, "Cannot message this channel until after the onboarding"),
    40060: (400, "Interaction has already been acknowledged."),
    40067: (400, "A tag is required to create a forum post in this channel"),
    40094: (400, "This interaction has reached the maximum number of follow up messages"),
    50001: (403, "Missing Access"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50007: (403, "Cannot send messages to this user"),
    50008: (400, "Cannot send messages in a non-text channel"),
    50013: (403, "Missing Permissions"),
    50024: (400, "Cannot execute action on this channel type"),
    50027: (401, "Invalid Webhook Token"),
    50035: (400, "Invalid Form Body"),
    50045: (400, "File uploaded exceeds the maximum size"),
    50083: (400, "Thread is archived"),
    160002: (400, "Cannot reply without permission to read message history"),
    160004: (400, "A thread has already been created for this message"),
    160005: (400, "Thread is locked"),
    160006: (400, "Maximum number of active threads reached"),
    200000: (400, "Message was blocked by automatic moderation"),
    200001: (400, "Title was blocked by automatic moderation"),
    240000: (400, "Message blocked by harmful links filter"),
}


class Refused(Exception):
    """The API says no. ``where`` names the field of an invalid form."""

    def __init__(self, code: int, where: str = "", problem: str = "") -> None:
        self.code = code
        self.status, self.message = CODES[code]
        self.where, self.problem = where, problem
        super().__init__(f"{self.status} {code} {self.message} {where} {problem}".strip())

    def to_json(self) -> dict[str, Any]:
        body: dict[str, Any] = {"message": self.message, "code": self.code}
        if self.where:
            error: Any = {"_errors": [{"code": "BASE_TYPE_BAD", "message": self.problem}]}
            for part in reversed(self.where.split(".")):
                error = {part: error}
            body["errors"] = error
        return body


def invalid(where: str, problem: str) -> Refused:
    """50035 with the field that is wrong."""
    return Refused(50035, where, problem)
