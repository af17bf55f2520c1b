-- Version 3: what sources in foreign formats said, and what became of it.
ALTER TABLE source ADD COLUMN sheet TEXT;
-- The columns whose values were found by reconciliation, as bits (foundBit).
ALTER TABLE asset ADD COLUMN found INTEGER;
ALTER TABLE asset ADD COLUMN found_attributes TEXT;
-- 1 where the whole row was found by reconciliation.
ALTER TABLE dependency ADD COLUMN found INTEGER;

CREATE TABLE observation (
  no        INTEGER PRIMARY KEY,
  source_no INTEGER NOT NULL REFERENCES source (no),
  line      INTEGER NOT NULL,
  seen      TEXT NOT NULL,
  asset_no  INTEGER,
  body      TEXT NOT NULL
) STRICT;
CREATE INDEX observation_asset ON observation (asset_no);

CREATE TABLE sighting (
  no        INTEGER PRIMARY KEY,
  source_no INTEGER NOT NULL REFERENCES source (no),
  line      INTEGER NOT NULL,
  seen      TEXT NOT NULL,
  kind      INTEGER NOT NULL,
  body      TEXT NOT NULL
) STRICT;

CREATE TABLE alias (
  kind     TEXT NOT NULL,
  value    TEXT NOT NULL,
  asset_no INTEGER NOT NULL,
  PRIMARY KEY (kind, value, asset_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE mapping (
  no        INTEGER PRIMARY KEY CHECK (no = 1),
  toml      TEXT NOT NULL,
  name      TEXT NOT NULL,
  import_no INTEGER NOT NULL REFERENCES import (no)
) STRICT;
