-- The audit trail: who asked for what, one entry for each request to a protected operation and each refused token.
-- position: 1..n without gaps, in the order of commit. body: the bytes that are hashed, JSON, without personal details.
-- hash: SHA-256 over a prefix of the trail's own, previous_hash and body. The columns behind it serve the search and
-- say what the body says. at_micros: microseconds since 1970.
CREATE TABLE audit_entry (
    position      BIGINT  NOT NULL PRIMARY KEY CHECK (position >= 1),
    body          BYTEA   NOT NULL,
    previous_hash BYTEA   NOT NULL CHECK (length(previous_hash) = 32),
    hash          BYTEA   NOT NULL CHECK (length(hash) = 32),
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
    position BIGINT NOT NULL PRIMARY KEY REFERENCES audit_entry (position),
    salt     BYTEA  NOT NULL CHECK (length(salt) = 32),
    details  TEXT   NOT NULL,
    subject  TEXT
);

CREATE INDEX audit_person_by_subject ON audit_person (subject, position) WHERE subject IS NOT NULL;

-- One row: the last position and its hash. Whoever updates it first holds the lock of the trail.
CREATE TABLE audit_head (
    id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    position BIGINT  NOT NULL,
    hash     BYTEA   NOT NULL CHECK (length(hash) = 32)
);

INSERT INTO audit_head (id, position, hash) VALUES (1, 0, decode(repeat('00', 32), 'hex'));

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is append-only: % refuses %', TG_TABLE_NAME, TG_OP;
END $$;

CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE OR DELETE ON audit_entry
FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();

CREATE TRIGGER audit_entry_is_never_truncated BEFORE TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

CREATE TRIGGER audit_person_is_never_updated BEFORE UPDATE ON audit_person
FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();

CREATE TRIGGER audit_person_is_never_truncated BEFORE TRUNCATE ON audit_person
FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

CREATE TRIGGER audit_head_never_goes_back BEFORE UPDATE ON audit_head
FOR EACH ROW WHEN (NEW.position < OLD.position OR NEW.id <> OLD.id) EXECUTE FUNCTION audit_is_append_only();

CREATE TRIGGER audit_head_is_never_deleted BEFORE DELETE ON audit_head
FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();

CREATE TRIGGER audit_head_is_never_truncated BEFORE TRUNCATE ON audit_head
FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
