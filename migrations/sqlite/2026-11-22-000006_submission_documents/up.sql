-- The documents of submissions: certified copies of instruments, and what comes with them. Their bytes are in the
-- document store, at the address that is their SHA-256 (64 lower-case hexadecimal digits).
-- public: whether the hash may enter the record. by_*: who uploaded it, as the token said.
CREATE TABLE submission_document (
    id          TEXT      NOT NULL PRIMARY KEY,
    submission  TEXT      NOT NULL REFERENCES submission (id),
    sha256      TEXT      NOT NULL CHECK (length(sha256) = 64),
    size_bytes  BIGINT    NOT NULL CHECK (size_bytes > 0),
    media_type  TEXT      NOT NULL,
    name        TEXT      NOT NULL,
    public      BOOLEAN   NOT NULL DEFAULT FALSE,
    uploaded_at TIMESTAMP NOT NULL,
    by_issuer   TEXT      NOT NULL,
    by_subject  TEXT      NOT NULL
);

CREATE INDEX submission_document_of_submission ON submission_document (submission, id);
CREATE INDEX submission_document_by_content ON submission_document (sha256);

-- Who is about to put bytes at an address or to remove them there: one at a time, of all instances. A row that is left
-- by a crash is void after some minutes.
CREATE TABLE document_lock (
    sha256   TEXT      NOT NULL PRIMARY KEY,
    holder   TEXT      NOT NULL,
    taken_at TIMESTAMP NOT NULL
);
