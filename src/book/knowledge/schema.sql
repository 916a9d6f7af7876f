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
-- laboratories, routes, conditions, regimens, classes.
CREATE TABLE term (
  id TEXT NOT NULL,            -- banana, octreotide-sa, flushing, 5-hiaa-urine
  vocabulary TEXT NOT NULL,    -- food, agent, symptom, test, vital, factor, event, laboratory, ...
  position INTEGER NOT NULL,   -- order of the file, within the vocabulary
  name TEXT NOT NULL,          -- as shown
  unit TEXT,                   -- usual unit, where it has one
  note TEXT,                   -- one plain sentence, where the file gives one
  PRIMARY KEY (vocabulary, id)
) STRICT;

-- How people write it. name is folded (base/text.h).
CREATE TABLE name (
  name TEXT NOT NULL,
  vocabulary TEXT NOT NULL,
  term TEXT NOT NULL,
  written INTEGER NOT NULL,    -- 1 a listed synonym, 0 made of the id or the display name
  product TEXT,                -- the brand that this name is, kept in "product"
  position INTEGER NOT NULL,
  PRIMARY KEY (vocabulary, name, term)
) STRICT;

-- Levels of trigger classes of foods. No row for a class: reviewed, none.
CREATE TABLE food_class (
  food TEXT NOT NULL,
  class TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('none','low','varies','moderate','high')),
  fact INTEGER NOT NULL REFERENCES fact (id),
  PRIMARY KEY (food, class)
) STRICT;

-- Classes of medicines that checks and labels speak of.
CREATE TABLE member (
  class TEXT NOT NULL,
  agent TEXT NOT NULL,
  PRIMARY KEY (class, agent)
) STRICT;

-- Settings of an agent, symptom, test ... that programs read: dose limits for
-- plausibility, default routes, scale. One value a row.
CREATE TABLE trait (
  vocabulary TEXT NOT NULL,
  term TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (vocabulary, term, key)
) STRICT;

-- Larger data that is not a statement: kinds of a sheet's food, the five
-- unclear names with their choices, negation words. JSON, one document a row.
CREATE TABLE rule (
  name TEXT PRIMARY KEY,
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
