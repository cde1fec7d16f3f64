ALTER TABLE covenant_outbox_lock ADD COLUMN added INTEGER DEFAULT 7 NOT NULL;
INSERT INTO covenant_schema (version, compatible_from) VALUES (2, 1);
