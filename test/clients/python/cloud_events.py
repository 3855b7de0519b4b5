"""Sends events by the CloudEvents SDK for Python: both of its APIs, binary mode (without a content type by default) and structured."""

import http.client
import json
import sys
from datetime import datetime, timezone

from cloudevents.core.bindings.http import to_binary, to_structured
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent
from cloudevents.v1 import http as older

host, port, key = sys.argv[1:4]
# Text that shows each way of encoding a header.
NAME = 'Nguyễn 100% "ł" %41'
DATA = {"contact_id": "c-1", "tag": NAME}
TYPE = {"type": "crm.contact.tagged", "source": "/crm/python"}


def post(headers, body):
    connection = http.client.HTTPConnection(host, int(port))
    try:
        connection.request(
            "POST", "/v1/events", body, {**headers, "authorization": f"Bearer {key}"}
        )
        response = connection.getresponse()
        return {"status": response.status, "sent": headers.get("content-type"), **json.loads(response.read())}
    finally:
        connection.close()


def event(id, **attributes):
    time = datetime(2026, 6, 1, 9, tzinfo=timezone.utc)
    return CloudEvent(attributes={**TYPE, "id": id, "time": time, "subject": NAME, **attributes}, data=DATA)


def send(message):
    return post(message.headers, message.body)


def older_event(id, **attributes):
    return older.CloudEvent({**TYPE, "id": id, "time": "2026-06-01T09:00:00Z", **attributes}, DATA)


print(
    json.dumps(
        {
            "binary": send(to_binary(event("binary"), JSONFormat())),
            "typed": send(to_binary(event("typed", datacontenttype="application/json"), JSONFormat())),
            "structured": send(to_structured(event("structured"), JSONFormat())),
            "older binary": post(*older.to_binary(older_event("older binary"))),
            "older structured": post(*older.to_structured(older_event("older structured"))),
        }
    )
)
