-- The knowledge book: what the program knows, compiled from knowledge/*.yaml
-- into one read-only image inside the executable. Nothing here is written at
-- run time.

-- Where statements come from. A fact without a page has url NULL and
-- confidence 'recalled': it is shown as "not yet checked".
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  title TEXT,                  -- NULL only where nothing but memory stands behind it
  url TEXT,                    -- NULL: no page
  as_of TEXT,                  -- date or year as printed; NULL: none given
  confidence TEXT NOT NULL CHECK (confidence IN ('read','recalled'))
) STRICT;

-- Every statement, one a row, in the order of its file.
CREATE TABLE fact (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,   -- the fact's own id (banana-high-serotonin)
  subject TEXT NOT NULL,       -- food, laboratory sheet, agent, topic ...
  attribute TEXT NOT NULL,
  value TEXT NOT NULL,
  unit TEXT,
  qualifier TEXT,
  source INTEGER NOT NULL REFERENCES source (id)
) STRICT;
CREATE INDEX fact_subject ON fact (subject, id);

-- What can be named: foods, agents, symptoms, tests, vitals, factors, events,
-- laboratories, routes, conditions, classes of food and of medicines, topics,
-- attributes of facts.
CREATE TABLE term (
  id TEXT NOT NULL,            -- banana, octreotide-sa, flushing, 5-hiaa-urine
  vocabulary TEXT NOT NULL,    -- food, agent, symptom, test, vital, factor, event, laboratory, ...
  position INTEGER NOT NULL,   -- order of the file, within the vocabulary
  name TEXT NOT NULL,          -- as shown
  unit TEXT,                   -- usual unit, where it has one
  note TEXT,                   -- one plain sentence, where the file gives one
  PRIMARY KEY (vocabulary, id)
) STRICT, WITHOUT ROWID;

-- How people write it. name is the key of book/knowledge/name_key.h: folded,
-- words with one space between. Made plurals are not listed.
CREATE TABLE name (
  name TEXT NOT NULL,
  vocabulary TEXT NOT NULL,
  term TEXT NOT NULL,
  written INTEGER NOT NULL,    -- 1 a listed synonym, 0 made of the id or the display name
  product TEXT,                -- the brand that this name is, kept in "product"
  position INTEGER NOT NULL,   -- order of the files: the names of a vocabulary stand together
  PRIMARY KEY (vocabulary, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX name_of_vocabulary ON name (vocabulary, name, term);

-- Levels of trigger classes of foods. No row for a class: reviewed, none.
CREATE TABLE food_class (
  food TEXT NOT NULL,
  class TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('none','low','varies','moderate','high')),
  fact INTEGER NOT NULL REFERENCES fact (id),
  PRIMARY KEY (food, class)
) STRICT, WITHOUT ROWID;

-- Classes of medicines that checks and labels speak of.
CREATE TABLE member (
  class TEXT NOT NULL,
  agent TEXT NOT NULL,
  PRIMARY KEY (class, agent)
) STRICT, WITHOUT ROWID;

-- Settings of an agent, symptom, test ... that programs read: dose limits for
-- plausibility, default routes, scale. One value a row.
CREATE TABLE trait (
  vocabulary TEXT NOT NULL,
  term TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (vocabulary, term, key)
) STRICT, WITHOUT ROWID;

-- Larger data that is not a statement. JSON, one document a row:
--   kinds        {food: [foods that a test sheet counts as it]}
--   one_serving  {laboratory: [foods that its sheet limits to one serving a day as a category]}
--   questions    [{name, food, text, choices}]: names that mean different things in
--                different countries; name is a key as in table name
CREATE TABLE rule (
  name TEXT PRIMARY KEY,
  body TEXT NOT NULL           -- one document; the compiler writes no other
) STRICT;

-- Templates of treatments: a person copies one from a prescription.
CREATE TABLE regimen (
  id TEXT PRIMARY KEY,         -- captem-750
  position INTEGER NOT NULL,   -- order of the files
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('cycle','continuous','course')),
  cycle_days INTEGER NOT NULL,
  cycles INTEGER NOT NULL,     -- 0: open, the person says how many or until when
  stop TEXT NOT NULL           -- as written: 13, 4-6, until-progression ...
) STRICT, WITHOUT ROWID;

-- One agent on some days of its cycle.
CREATE TABLE regimen_line (
  regimen TEXT NOT NULL REFERENCES regimen (id),
  position INTEGER NOT NULL,
  agent TEXT NOT NULL,
  low REAL NOT NULL,           -- amount of one administration; equal unless it is a range
  high REAL NOT NULL,
  unit TEXT NOT NULL,          -- mg/m2, mg/kg, AUC, mg, mcg, MU, GBq, Gy
  times_per_day INTEGER NOT NULL,
  days TEXT NOT NULL,          -- days of the cycle, fractions of a course: 1-14 or 1,22
  route TEXT NOT NULL,
  note TEXT,
  source INTEGER NOT NULL REFERENCES source (id),
  PRIMARY KEY (regimen, position)
) STRICT, WITHOUT ROWID;

-- The checks of the plan. src/plan/README.md is the language of their phrases.
CREATE TABLE plan_check (
  id TEXT PRIMARY KEY,         -- C01-lu-lar-before, tt-fever
  position INTEGER NOT NULL,   -- order of the files
  title TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('info','caution','stop-and-call')),
  message TEXT NOT NULL,
  ask TEXT                     -- what to ask the team; NULL: nothing
) STRICT, WITHOUT ROWID;

-- What a check waits for. A condition holds when one of its alternatives does,
-- an alternative when all of its phrases do; `ours` are windows and limits in the
-- phrases that are choices of ours.
CREATE TABLE check_phrase (
  plan_check TEXT NOT NULL REFERENCES plan_check (id),
  position INTEGER NOT NULL,   -- order of the file: at, when, unless, ours
  part TEXT NOT NULL CHECK (part IN ('at','when','unless','ours')),
  condition INTEGER NOT NULL,
  alternative INTEGER NOT NULL,
  phrase TEXT NOT NULL,
  PRIMARY KEY (plan_check, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE check_source (
  plan_check TEXT NOT NULL REFERENCES plan_check (id),
  position INTEGER NOT NULL,   -- the first is the one that is shown
  source INTEGER NOT NULL REFERENCES source (id),
  PRIMARY KEY (plan_check, position)
) STRICT, WITHOUT ROWID;
