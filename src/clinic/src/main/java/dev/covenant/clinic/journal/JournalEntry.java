package dev.covenant.clinic.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** A line of the journal. */
@Entity
public class JournalEntry {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "line_numbers")
  @SequenceGenerator(name = "line_numbers", allocationSize = 1)
  private long id;

  @Column(nullable = false)
  private LocalDateTime writtenAt;

  @Column(nullable = false, length = 300)
  private String text;

  /** For JPA. */
  protected JournalEntry() {}

  JournalEntry(String text) {
    // Jakarta Persistence 3.1, section 2.2, lists LocalDateTime as a basic type, but not Instant.
    this.writtenAt = LocalDateTime.now(ZoneOffset.UTC);
    this.text = text;
  }

  ReadJournal.Line line() {
    return new ReadJournal.Line(id, writtenAt.toInstant(ZoneOffset.UTC).toString(), text);
  }
}
