package dev.covenant.benchmarks;

import dev.covenant.ContractName;

/** An event with five fields. */
@ContractName("clinic.patient-admitted")
public record Admission(long id, String name, String ward, int bed, boolean urgent) {
  static final Admission OF_ADA = new Admission(4711, "Ada Lovelace", "intensive care", 12, true);
}
