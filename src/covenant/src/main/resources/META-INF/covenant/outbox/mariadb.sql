CREATE TABLE covenant_outbox (
  seq           BIGINT AUTO_INCREMENT PRIMARY KEY,
  event_id      VARCHAR(200) NOT NULL,
  category      VARCHAR(12) NOT NULL,
  contract      VARCHAR(255) NOT NULL,
  version       INTEGER NOT NULL,
  partition_key VARCHAR(255),
  traceparent   VARCHAR(64),
  payload       LONGTEXT NOT NULL,
  created_at    DATETIME(6) NOT NULL,
  due_at        DATETIME(6) NOT NULL,
  attempts      INTEGER NOT NULL DEFAULT 0,
  targets       LONGTEXT NOT NULL,
  done          LONGTEXT,
  last_error    VARCHAR(1000)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX covenant_outbox_due ON covenant_outbox (due_at, seq);
CREATE INDEX covenant_outbox_key ON covenant_outbox (partition_key, seq);
CREATE TABLE covenant_outbox_relay (
  relay         VARCHAR(300) PRIMARY KEY,
  lease_millis  BIGINT NOT NULL,
  leased_until  DATETIME(6) NOT NULL,
  held          LONGTEXT NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE TABLE covenant_outbox_claims (
  claims        BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO covenant_outbox_claims (claims) VALUES (0);
CREATE TABLE covenant_outbox_lock (
  partition_key VARCHAR(255) PRIMARY KEY,
  used          BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE TABLE covenant_outbox_ended (
  seq           BIGINT PRIMARY KEY,
  event_id      VARCHAR(200) NOT NULL,
  category      VARCHAR(12) NOT NULL,
  contract      VARCHAR(255) NOT NULL,
  version       INTEGER NOT NULL,
  partition_key VARCHAR(255),
  traceparent   VARCHAR(64),
  payload       LONGTEXT NOT NULL,
  created_at    DATETIME(6) NOT NULL,
  attempts      INTEGER NOT NULL,
  targets       LONGTEXT NOT NULL,
  done          LONGTEXT,
  last_error    VARCHAR(1000),
  state         VARCHAR(12) NOT NULL,
  ended_at      DATETIME(6) NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX covenant_outbox_ended_state ON covenant_outbox_ended (state, ended_at);
CREATE TABLE covenant_inbox (
  subscriber    VARCHAR(500) NOT NULL,
  event_id      VARCHAR(200) NOT NULL,
  marked_at     DATETIME(6) NOT NULL,
  PRIMARY KEY (subscriber, event_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX covenant_inbox_marked ON covenant_inbox (marked_at);
CREATE TABLE covenant_schema (
  version         INTEGER PRIMARY KEY,
  compatible_from INTEGER NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO covenant_schema (version, compatible_from) VALUES (1, 1);
