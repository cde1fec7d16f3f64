package dev.covenant.clinic.ward;

import dev.covenant.ContractName;

/** A patient lies in another ward than before. */
@ContractName("clinic.patient-moved")
public record PatientMoved(long id, String name, String from, String to) {}
