-- The audit trail: who asked for what, one entry for each request to a protected operation and each refused token.
-- position: 1..n without gaps, in the order of commit. body: the bytes that are hashed, JSON, without personal details.
-- hash: SHA-256 over a prefix of the trail's own, previous_hash and body. The columns behind it serve the search and
-- say what the body says. at_micros: microseconds since 1970.
CREATE TABLE audit_entry (
    position      INTEGER NOT NULL PRIMARY KEY CHECK (position >= 1),
    body          BLOB    NOT NULL,
    previous_hash BLOB    NOT NULL CHECK (length(previous_hash) = 32),
    hash          BLOB    NOT NULL CHECK (length(hash) = 32),
    at_micros     BIGINT  NOT NULL,
    operation     TEXT,
    treaty        TEXT,
    participant   TEXT,
    is_refused    BOOLEAN NOT NULL
);

CREATE INDEX audit_entry_by_time ON audit_entry (at_micros);
CREATE INDEX audit_entry_of_treaty ON audit_entry (treaty, position) WHERE treaty IS NOT NULL;
CREATE INDEX audit_entry_of_participant ON audit_entry (participant, position) WHERE participant IS NOT NULL;

-- The personal details of an entry: JSON, and the salt with which the body commits to them. They may be deleted when
-- they are no longer to be kept, and are never changed.
CREATE TABLE audit_person (
    position INTEGER NOT NULL PRIMARY KEY REFERENCES audit_entry (position),
    salt     BLOB    NOT NULL CHECK (length(salt) = 32),
    details  TEXT    NOT NULL,
    subject  TEXT
);

CREATE INDEX audit_person_by_subject ON audit_person (subject, position) WHERE subject IS NOT NULL;

-- One row: the last position and its hash. Whoever updates it first holds the lock of the trail.
CREATE TABLE audit_head (
    id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    position BIGINT  NOT NULL,
    hash     BLOB    NOT NULL CHECK (length(hash) = 32)
);

INSERT INTO audit_head (id, position, hash) VALUES (1, 0, zeroblob(32));

CREATE TRIGGER audit_entry_is_never_updated BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only: an entry is never updated'); END;

CREATE TRIGGER audit_entry_is_never_deleted BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only: an entry is never deleted'); END;

CREATE TRIGGER audit_person_is_never_updated BEFORE UPDATE ON audit_person
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only: personal details are erased or kept, never updated'); END;

CREATE TRIGGER audit_head_never_goes_back BEFORE UPDATE ON audit_head
WHEN NEW.position < OLD.position OR NEW.id <> OLD.id
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only: its head never goes back'); END;

CREATE TRIGGER audit_head_is_never_deleted BEFORE DELETE ON audit_head
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only: its head is never deleted'); END;
