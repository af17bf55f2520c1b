-- The tables are private to the program; the views below are for everyone.
-- NULL in an inventory column means "not given".

CREATE TABLE import (
  no       INTEGER PRIMARY KEY,
  at       TEXT NOT NULL,
  replaced INTEGER NOT NULL CHECK (replaced IN (0, 1)),
  summary  TEXT NOT NULL
) STRICT;

CREATE TABLE source (
  no         INTEGER PRIMARY KEY,
  import_no  INTEGER NOT NULL REFERENCES import (no),
  name       TEXT NOT NULL,
  format     TEXT NOT NULL,
  table_name TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  bytes      INTEGER NOT NULL
) STRICT;

CREATE TABLE finding (
  import_no   INTEGER NOT NULL REFERENCES import (no),
  no          INTEGER NOT NULL,
  code        TEXT NOT NULL,
  severity    TEXT NOT NULL,
  subject     TEXT NOT NULL,
  file        TEXT NOT NULL,
  sheet       TEXT NOT NULL,
  line        INTEGER NOT NULL,
  column_no   INTEGER NOT NULL,
  message     TEXT NOT NULL,
  hint        TEXT NOT NULL,
  PRIMARY KEY (import_no, no)
) STRICT, WITHOUT ROWID;

CREATE TABLE site (
  no                         INTEGER PRIMARY KEY,
  id                         TEXT NOT NULL,
  name                       TEXT,
  role                       TEXT NOT NULL CHECK (role IN ('retire', 'keep', 'candidate', 'cloud')),
  region                     TEXT,
  jurisdiction               TEXT,
  capacity_rack_units        REAL,
  capacity_power_kw          REAL,
  capacity_vcpu              REAL,
  capacity_memory_gb         REAL,
  capacity_storage_gb        REAL,
  monthly_fixed_cost         REAL,
  monthly_cost_per_rack_unit REAL,
  monthly_cost_per_kw        REAL,
  monthly_cost_per_vcpu      REAL,
  monthly_cost_per_gb        REAL,
  contract_end               TEXT,
  early_exit_fee             REAL,
  decommission_days          REAL,
  attributes                 TEXT,
  source_no                  INTEGER NOT NULL REFERENCES source (no),
  line                       INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX site_id ON site (id);

CREATE TABLE link (
  no                   INTEGER PRIMARY KEY,
  from_no              INTEGER NOT NULL REFERENCES site (no),
  to_no                INTEGER NOT NULL REFERENCES site (no) CHECK (from_no < to_no),
  bandwidth_mbps       REAL NOT NULL CHECK (bandwidth_mbps > 0),
  rtt_ms               REAL NOT NULL CHECK (rtt_ms >= 0),
  transfer_cost_per_gb REAL,
  source_no            INTEGER NOT NULL REFERENCES source (no),
  line                 INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX link_ends ON link (from_no, to_no);

CREATE TABLE asset (
  no                     INTEGER PRIMARY KEY,
  id                     TEXT NOT NULL,
  site_no                INTEGER REFERENCES site (no),
  name                   TEXT,
  fqdn                   TEXT,
  kind                   TEXT,
  form                   TEXT,
  environment            TEXT,
  exposure               TEXT,
  application            TEXT,
  team                   TEXT,
  rack_units             REAL,
  power_kw               REAL,
  vcpu                   REAL,
  memory_gb              REAL,
  storage_gb             REAL,
  change_gb_per_day      REAL,
  tier                   INTEGER CHECK (tier BETWEEN 0 AND 4),
  downtime_cost_per_hour REAL,
  max_downtime_minutes   REAL,
  method                 TEXT,
  effort_hours           REAL,
  replica_group          TEXT,
  min_available          INTEGER,
  spread                 INTEGER,
  allowed_sites          TEXT,
  data_class             TEXT,
  dns_ttl_seconds        REAL,
  peak_factor            REAL,
  burstable              INTEGER,
  attributes             TEXT,
  source_no              INTEGER NOT NULL REFERENCES source (no),
  line                   INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX asset_id ON asset (id);

-- kind, mode, impact: the numbers of inventory.DependencyKind, Mode, Impact;
-- constraints: the bits of inventory.Constraints.
CREATE TABLE dependency (
  from_no          INTEGER NOT NULL REFERENCES asset (no),
  to_no            INTEGER NOT NULL REFERENCES asset (no),
  kind             INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 4),
  mode             INTEGER,
  impact           INTEGER,
  calls_per_second REAL,
  traffic_mbps     REAL,
  max_rtt_ms       REAL,
  constraints      INTEGER,
  PRIMARY KEY (from_no, to_no, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX dependency_to ON dependency (to_no);

CREATE TABLE calendar (
  no             INTEGER PRIMARY KEY,
  kind           TEXT NOT NULL CHECK (kind IN ('freeze', 'event')),
  scope          TEXT NOT NULL,
  start          TEXT NOT NULL,
  "end"          TEXT NOT NULL,
  name           TEXT,
  traffic_factor REAL,
  source_no      INTEGER NOT NULL REFERENCES source (no),
  line           INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX calendar_key ON calendar (kind, scope, start, "end", ifnull(name, ''));

CREATE TABLE team (
  no                    INTEGER PRIMARY KEY,
  team                  TEXT NOT NULL,
  hours_per_window      REAL,
  max_assets_per_window REAL,
  source_no             INTEGER NOT NULL REFERENCES source (no),
  line                  INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX team_id ON team (team);

CREATE TABLE scenario (
  no        INTEGER PRIMARY KEY CHECK (no = 1),
  toml      TEXT NOT NULL,
  name      TEXT NOT NULL,
  import_no INTEGER NOT NULL REFERENCES import (no)
) STRICT;

-- One row: what the inventory as a whole is.
CREATE TABLE estate (
  no     INTEGER PRIMARY KEY CHECK (no = 1),
  digest TEXT NOT NULL
) STRICT;

CREATE TABLE plan (
  no               INTEGER PRIMARY KEY,
  name             TEXT NOT NULL,
  created          TEXT NOT NULL,
  seed             INTEGER NOT NULL,
  effort           TEXT NOT NULL,
  inventory_digest TEXT NOT NULL,
  scenario_digest  TEXT NOT NULL,
  scenario_toml    TEXT NOT NULL,
  summary          TEXT NOT NULL,
  flags            TEXT NOT NULL,
  digest           TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX plan_name ON plan (name);

CREATE TABLE plan_row (
  plan_no        INTEGER NOT NULL REFERENCES plan (no),
  asset          TEXT NOT NULL,
  wave           INTEGER,
  target         TEXT NOT NULL,
  method         TEXT NOT NULL,
  outage_minutes REAL NOT NULL,
  move_group     TEXT NOT NULL,
  reason         TEXT NOT NULL,
  PRIMARY KEY (plan_no, asset)
) STRICT, WITHOUT ROWID;
