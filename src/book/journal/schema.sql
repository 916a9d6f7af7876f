CREATE TABLE change (
  -- What a person did in one go: a sentence, a form, an import, an undo. A
  -- change is written whole or not at all. Rows are only ever added. A change
  -- stands unless a later one undoes it; one that undoes is never undone.
  number INTEGER PRIMARY KEY,  -- in order of writing in this file, 1, 2, 3 ...
  id TEXT NOT NULL UNIQUE,     -- UUIDv7, the same on every device
  label TEXT NOT NULL,         -- log, edit, delete, undo, profile, import, demo ...
  at_ms INTEGER NOT NULL,      -- when it was done, Unix milliseconds
  undoes TEXT                  -- the id of the change that it takes back; NULL: none
) STRICT;

CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE revision (
  -- Every entry, plan item and profile value as it was ever written. Rows are
  -- only ever added. A correction is a new row that supersedes an id, a
  -- deletion is one with a tombstone; rows that come from one another form a
  -- line. An id stands twice only when an undone import is brought in again.
  seq INTEGER PRIMARY KEY,     -- in order of writing in this file
  id TEXT NOT NULL,            -- UUIDv7, the same on every device
  change INTEGER NOT NULL REFERENCES change (number), -- the change that wrote it
  family TEXT NOT NULL CHECK (family IN ('entry', 'item', 'profile')),
  kind TEXT NOT NULL,          -- symptom, stool, agent ...; for a profile value its key
  at_s INTEGER NOT NULL,       -- when it happened, Unix seconds; a date alone: 00:00 UTC of it
  day_level INTEGER NOT NULL CHECK (day_level IN (0, 1)), -- 1: only a date was given
  subject TEXT,                -- the medicine of a dose, the test of a result, what a
                               -- measurement is of; NULL for all others
  body TEXT,                   -- the record as in hoofbeat.journal/1, without its id; the bare
                               -- value of a profile key (no json_valid here: an untrusted
                               -- schema may not call it; "verify" reads every body)
  supersedes TEXT,             -- the id in whose place it stands; NULL: it is the first
  line TEXT,                   -- the id of the first of its line; NULL: it is the first
  tombstone INTEGER NOT NULL CHECK (tombstone IN (0, 1)), -- 1: deletes what it supersedes
  made_up INTEGER NOT NULL CHECK (made_up IN (0, 1)),     -- 1: written by the demonstration
  UNIQUE (id, change),
  CHECK ((body IS NULL) = tombstone),
  CHECK (supersedes IS NOT NULL OR NOT tombstone)
) STRICT;

CREATE INDEX revision_change ON revision (change);
CREATE INDEX revision_line ON revision (line) WHERE line IS NOT NULL;
CREATE INDEX revision_supersedes ON revision (supersedes) WHERE supersedes IS NOT NULL;
CREATE INDEX revision_profile ON revision (kind, seq) WHERE family = 'profile';

CREATE TABLE live (
  -- What holds now: one row for each revision that stands and that nothing
  -- which stands has come after. Derived from the two tables above in the
  -- same transaction as they are written; may be dropped and computed again.
  seq INTEGER PRIMARY KEY REFERENCES revision (seq),
  family TEXT NOT NULL,        -- as in revision
  kind TEXT NOT NULL,          -- as in revision
  at_s INTEGER NOT NULL,       -- as in revision
  subject TEXT                 -- as in revision
) STRICT;

CREATE INDEX live_time ON live (family, at_s, seq);
CREATE INDEX live_kind ON live (family, kind, at_s, seq);
CREATE INDEX live_subject ON live (kind, subject, at_s, seq) WHERE subject IS NOT NULL;
