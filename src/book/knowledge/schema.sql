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
