INSERT INTO covenant_schema (version, compatible_from) VALUES (3, 2);
