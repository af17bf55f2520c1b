-- Columns are those of the native files, with their defaults filled in; a value
-- whose default is not a constant (or means "no limit") is NULL when not given.

CREATE VIEW v_sites AS
SELECT s.id, s.name, s.role, s.region, s.jurisdiction,
  s.capacity_rack_units, s.capacity_power_kw, s.capacity_vcpu, s.capacity_memory_gb, s.capacity_storage_gb,
  ifnull(s.monthly_fixed_cost, 0.0) AS monthly_fixed_cost,
  ifnull(s.monthly_cost_per_rack_unit, 0.0) AS monthly_cost_per_rack_unit,
  ifnull(s.monthly_cost_per_kw, 0.0) AS monthly_cost_per_kw,
  ifnull(s.monthly_cost_per_vcpu, 0.0) AS monthly_cost_per_vcpu,
  ifnull(s.monthly_cost_per_gb, 0.0) AS monthly_cost_per_gb,
  s.contract_end, s.early_exit_fee,
  ifnull(s.decommission_days, 14.0) AS decommission_days,
  ifnull(s.hourly_cost_per_vcpu, 0.0) AS hourly_cost_per_vcpu,
  iif(s.swing, 'yes', 'no') AS swing,
  ifnull(s.attributes, '{}') AS attributes, src.name AS source, s.line, src.import_no AS import
FROM site s JOIN source src ON src.no = s.source_no;

CREATE VIEW v_links AS
SELECT f.id AS "from", t.id AS "to", l.bandwidth_mbps, l.rtt_ms,
  ifnull(l.transfer_cost_per_gb, 0.0) AS transfer_cost_per_gb
FROM link l JOIN site f ON f.no = l.from_no JOIN site t ON t.no = l.to_no;

CREATE VIEW v_assets AS
SELECT a.id, s.id AS site, a.name, a.fqdn,
  ifnull(a.kind, 'other') AS kind,
  ifnull(a.form, 'vm') AS form,
  ifnull(a.environment, 'prod') AS environment,
  ifnull(a.exposure, 'internal') AS exposure,
  a.application, a.team,
  ifnull(a.rack_units, 0.0) AS rack_units,
  ifnull(a.power_kw, 0.0) AS power_kw,
  ifnull(a.vcpu, 0.0) AS vcpu,
  ifnull(a.memory_gb, 0.0) AS memory_gb,
  ifnull(a.storage_gb, 0.0) AS storage_gb,
  ifnull(a.change_gb_per_day, 0.0) AS change_gb_per_day,
  ifnull(a.tier, 2) AS tier,
  a.downtime_cost_per_hour, a.max_downtime_minutes,
  ifnull(a.method, 'auto') AS method,
  ifnull(a.effort_hours, 1.0) AS effort_hours,
  a.replica_group,
  ifnull(a.min_available, 1) AS min_available,
  iif(a.spread, 'yes', 'no') AS spread,
  a.allowed_sites,
  ifnull(a.data_class, 'internal') AS data_class,
  a.dns_ttl_seconds,
  ifnull(a.peak_factor, 1.0) AS peak_factor,
  iif(a.burstable, 'yes', 'no') AS burstable,
  ifnull(a.dr_mode, 'auto') AS dr_mode,
  a.rto_minutes, a.rpo_minutes, a.dr_site,
  CASE WHEN a.found_attributes IS NULL THEN ifnull(a.attributes, '{}')
    ELSE json_patch(a.found_attributes, ifnull(a.attributes, '{}')) END AS attributes,
  src.name AS source, a.line, src.import_no AS import
FROM asset a LEFT JOIN site s ON s.no = a.site_no JOIN source src ON src.no = a.source_no;

CREATE VIEW v_dependencies AS
SELECT f.id AS "from", t.id AS "to",
  CASE d.kind WHEN 0 THEN 'sync' WHEN 1 THEN 'async' WHEN 2 THEN 'batch' WHEN 3 THEN 'replication' ELSE 'dns' END AS kind,
  iif(d.mode = 1, 'any', 'all') AS mode,
  CASE ifnull(d.impact, iif(d.kind IN (0, 4), 0, 2)) WHEN 0 THEN 'outage' WHEN 1 THEN 'degraded' ELSE 'none' END AS impact,
  ifnull(d.calls_per_second, 0.0) AS calls_per_second,
  ifnull(d.traffic_mbps, 0.0) AS traffic_mbps,
  d.max_rtt_ms,
  CASE ifnull(d.constraints, 0)
    WHEN 0 THEN NULL WHEN 1 THEN 'same_wave' WHEN 2 THEN 'same_site' WHEN 3 THEN 'same_wave;same_site'
    WHEN 4 THEN 'after' WHEN 5 THEN 'same_wave;after' WHEN 6 THEN 'same_site;after' ELSE 'same_wave;same_site;after'
  END AS "constraint"
FROM dependency d JOIN asset f ON f.no = d.from_no JOIN asset t ON t.no = d.to_no;

CREATE VIEW v_calendar AS
SELECT kind, scope, start, "end", name, traffic_factor FROM calendar;

CREATE VIEW v_teams AS
SELECT team, hours_per_window, max_assets_per_window FROM team;

CREATE VIEW v_plans AS
SELECT name, created, seed, effort, inventory_digest, scenario_digest, summary, flags FROM plan;

CREATE VIEW v_plan_rows AS
SELECT p.name AS plan, r.asset, r.wave, r.target, r.method, r.outage_minutes, r.move_group, r.reason
FROM plan_row r JOIN plan p ON p.no = r.plan_no;

CREATE VIEW v_waves AS
SELECT p.name AS plan, r.wave, count(*) AS assets, max(r.outage_minutes) AS longest_outage_minutes
FROM plan_row r JOIN plan p ON p.no = r.plan_no
WHERE r.wave > 0
GROUP BY p.no, r.wave;

CREATE VIEW v_imports AS
SELECT i.no AS import, i.at, i.replaced, s.name AS source, s.format, s.table_name, s.sha256, s.bytes, s.sheet
FROM import i LEFT JOIN source s ON s.import_no = i.no;

CREATE VIEW v_findings AS
SELECT import_no AS import, code, severity, subject, file, sheet, line, column_no AS "column", message, hint FROM finding;

CREATE VIEW v_aliases AS
SELECT a.id AS asset, l.kind, l.value FROM alias l JOIN asset a ON a.no = l.asset_no;

CREATE VIEW v_observations AS
SELECT a.id AS asset, s.format, s.name AS source, s.sheet, o.line, o.seen, s.import_no AS import, o.body AS observation
FROM observation o JOIN source s ON s.no = o.source_no LEFT JOIN asset a ON a.no = o.asset_no;
