package dev.covenant.clinic.admissions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;

/** A message as it came out of the channel. */
@Entity
public class AdmissionMessage {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "message_numbers")
  @SequenceGenerator(name = "message_numbers", allocationSize = 1)
  private long id;

  @Column(nullable = false, length = 4000)
  private String envelope;

  /** For JPA. */
  protected AdmissionMessage() {}

  AdmissionMessage(String envelope) {
    this.envelope = envelope;
  }
}
