-- Version 2: continuity and peaks.
ALTER TABLE site ADD COLUMN hourly_cost_per_vcpu REAL;
ALTER TABLE site ADD COLUMN swing INTEGER;
ALTER TABLE asset ADD COLUMN dr_mode TEXT;
ALTER TABLE asset ADD COLUMN rto_minutes REAL;
ALTER TABLE asset ADD COLUMN rpo_minutes REAL;
ALTER TABLE asset ADD COLUMN dr_site TEXT;
