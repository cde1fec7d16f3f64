package dev.covenant.benchmarks;

/** What Covenant writes around an event, as one would write it with a library for JSON alone. */
public record AdmissionEnvelope(String id, String category, String contract, Admission value) {
  static AdmissionEnvelope of(String id, Admission value) {
    return new AdmissionEnvelope(id, "integration", "clinic.patient-admitted", value);
  }
}
