package dev.covenant.clinic.ward;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;

/** A patient in a bed. */
@Entity
public class Patient {
  static final int NAME_LENGTH = 100;
  static final int WARD_LENGTH = 40;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "patient_numbers")
  @SequenceGenerator(name = "patient_numbers", allocationSize = 1)
  private long id;

  @Column(nullable = false, length = NAME_LENGTH)
  private String name;

  @Column(nullable = false, length = WARD_LENGTH)
  private String ward;

  /** For JPA. */
  protected Patient() {}

  Patient(String name, String ward) {
    this.name = name;
    this.ward = ward;
  }

  void moveTo(String ward) {
    this.ward = ward;
  }

  long id() {
    return id;
  }

  String name() {
    return name;
  }

  String ward() {
    return ward;
  }
}
