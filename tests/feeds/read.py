"""A reader of feeds and calendars that shares no code with the service: feedparser, icalendar and vobject.

It records some actions, one with a hostile statement, corrects one, and reads what the service then says of them in every
language. Arguments: the URL of the service and a token with register:write.
"""

import datetime
import io
import json
import sys
import urllib.error
import urllib.request
import xml.etree.ElementTree as ElementTree

import feedparser
import icalendar
import vobject

service, token = sys.argv[1:3]
LANGUAGES = ["ar", "zh", "en", "fr", "ru", "es", "vi"]
TREATIES = ["hanoi-convention", "untoc", "uncac"]
HOSTILE = "]]><script>alert(1)</script> & </content>\n\u202esdrawkcab, with; marks \\ and\nlines"
# No proxy: the service is on this machine.
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def get(path, **headers):
    with opener.open(urllib.request.Request(service + path, headers=headers), timeout=60) as answer:
        return answer.headers, answer.read()


def record(path, body):
    request = urllib.request.Request(service + path, data=json.dumps(body).encode(), method="POST")
    request.add_header("Authorization", f"Bearer {token}")
    request.add_header("Content-Type", "application/json")
    try:
        with opener.open(request, timeout=60) as answer:
            return json.loads(answer.read())
    except urllib.error.HTTPError as problem:
        sys.exit(f"{path}: {problem.read().decode()}")


def entries_of(path):
    """Every entry of a feed, from page to page (RFC 5005)."""
    found = []
    while path:
        headers, body = get(path)
        assert headers["Content-Type"] == "application/atom+xml; charset=utf-8", headers
        # feedparser mends what is broken, and says so.
        feed = feedparser.parse(body, response_headers={"content-type": headers["Content-Type"]})
        assert not feed.bozo, (path, feed.bozo_exception)
        assert feed.version == "atom10", feed.version
        assert feed.feed.id.startswith("urn:uuid:") and feed.feed.author == "Signatory"
        assert all(entry.content[0].type == "text/plain" for entry in feed.entries)
        found += feed.entries
        following = [link.href for link in feed.feed.links if link.rel == "next"]
        path = on_this_machine(following[0]) if following else None
    return feed.feed, found


def on_this_machine(url):
    """The path of an address, which is by the public address of the service."""
    return "/" + url.split("/", 3)[3]


def read_feeds():
    ids = {}
    for treaty in TREATIES:
        total = json.loads(get(f"/v1/treaties/{treaty}/actions?limit=1")[1])["total"]
        for language in LANGUAGES:
            feed, entries = entries_of(f"/treaties/{treaty}/feed.atom?lang={language}&limit=150")
            assert feed.language == language, feed.language
            # The registration, every action and correction.
            assert len(entries) == total + 1, (treaty, len(entries), total)
            own = [entry.id for entry in entries]
            assert len(set(own)) == len(own)
            assert ids.setdefault(treaty, own) == own, "an id depends on the language"
            assert all(entry.title.strip() for entry in entries)
            assert all(entry.published_parsed <= entry.updated_parsed for entry in entries)
    _, entries = entries_of("/treaties/hanoi-convention/participants/KEN/feed.atom")
    assert [entry.title for entry in entries][:2] == [
        "Correction: Kenya deposited its instrument of accession",
        "Kenya deposited its instrument of accession",
    ], entries
    assert entries[1].updated == entries[0].published, "a corrected entry is told again"
    _, entries = entries_of("/treaties/hanoi-convention/participants/VNM/feed.atom")
    text = entries[0].content[0].value
    assert "]]><script>alert(1)</script> & </content>" in text, text
    assert "\u202esdrawkcab, with; marks \\ and\u202c\u2069" in text, ascii(text)
    return sum(len(own) for own in ids.values())


def check_lines(body):
    assert body.endswith(b"END:VCALENDAR\r\n")
    for line in body.split(b"\r\n"):
        assert len(line) <= 75, line
        assert b"\n" not in line and b"\r" not in line, line
        line.decode()


def read_calendars():
    count = 0
    for treaty in TREATIES:
        names = {}
        for language in LANGUAGES:
            headers, body = get(f"/treaties/{treaty}/calendar.ics?lang={language}")
            assert headers["Content-Type"] == "text/calendar; charset=utf-8", headers
            check_lines(body)
            calendar = icalendar.Calendar.from_ical(body)
            assert not calendar.errors, calendar.errors
            events = calendar.walk("VEVENT")
            assert events and not any(event.errors for event in events)
            for event in events:
                start, end = event["DTSTART"].dt, event["DTEND"].dt
                assert type(start) is datetime.date and end - start == datetime.timedelta(days=1)
                assert event["SUMMARY"].params["LANGUAGE"] == language
                assert event["DTSTAMP"].dt.tzinfo is not None
            days = {str(event["UID"]): event["DTSTART"].dt for event in events}
            assert len(days) == len(events)
            assert names.setdefault(treaty, days) == days, "a date depends on the language"
            other = vobject.readOne(io.StringIO(body.decode()))
            assert {event.uid.value: event.dtstart.value for event in other.vevent_list} == days
            summaries = {str(event["UID"]): str(event["SUMMARY"]) for event in events}
            assert {event.uid.value: event.summary.value for event in other.vevent_list} == summaries
            count += len(events)
    return count


def entry_into_force():
    calendar = icalendar.Calendar.from_ical(get("/treaties/untoc/calendar.ics")[1])
    (event,) = [e for e in calendar.walk("VEVENT") if e["SUMMARY"] == "UNTOC: entry into force"]
    return event["UID"], event["DTSTART"].dt, int(event["SEQUENCE"])


def move_the_entry_into_force():
    before = entry_into_force()
    milestones = json.loads(get("/v1/treaties/untoc/milestones")[1])["milestones"]
    (threshold,) = [one for one in milestones if one["event"] == "threshold"]
    wrong = threshold["reached_by"][0]["action"]
    action = json.loads(get(f"/v1/treaties/untoc/actions/{wrong}")[1])["action"]
    right = {"participant": action["participant"], "kind": action["kind"], "date": "2003-07-02"}
    body = {"kind": "clerical", "reason": "misread", "replacement": right}
    record(f"/v1/treaties/untoc/actions/{wrong}/corrections", body)
    after = entry_into_force()
    assert after[0] == before[0] and after[1] != before[1], (before, after)
    assert after[2] == before[2] + 1, (before, after)


def is_held(path):
    """Whether one who has it is told so."""
    headers, _ = get(path)
    try:
        get(path, **{"If-None-Match": headers["ETag"]})
    except urllib.error.HTTPError as answer:
        return answer.code == 304
    return False


def read_the_root():
    _, body = get("/sitemap.xml")
    schema = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    tree = ElementTree.fromstring(body)
    assert tree.tag == f"{schema}urlset", tree.tag
    pages = [page.text for page in tree.iter(f"{schema}loc")]
    assert len(pages) == len(set(pages)) and len(pages) < 50_000
    for there in ["/treaties/hanoi-convention", "/treaties/hanoi-convention/participants/KEN"]:
        assert any(page.endswith(there) for page in pages), there
    assert "1 of 40 required" not in get("/llms.txt")[1].decode()
    assert "2 of 40 required" in get("/llms.txt")[1].decode()
    return len(pages)


ACTIONS = "/v1/treaties/hanoi-convention/actions"
record(ACTIONS, {
    "participant": "VNM", "kind": "ratification", "date": "2026-01-15",
    "statements": [{"kind": "declaration", "text": HOSTILE}],
})
kenya = record(ACTIONS, {"participant": "KEN", "kind": "accession", "date": "2026-01-16"})
record(f"{ACTIONS}/{kenya['id']}/corrections", {
    "kind": "clerical", "reason": "misread",
    "replacement": {"participant": "KEN", "kind": "accession", "date": "2026-01-14"},
})
move_the_entry_into_force()
entries, events, pages = read_feeds(), read_calendars(), read_the_root()
for path in ["/treaties/untoc/feed.atom", "/treaties/untoc/calendar.ics", "/robots.txt", "/sitemap.xml", "/llms.txt"]:
    assert is_held(path), path
print(f"{entries} entries and {events} events were read in {len(LANGUAGES)} languages, and a map of {pages} pages")
