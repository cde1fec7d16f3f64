package dev.covenant.clinic.ward;

import dev.covenant.ContractName;

/** A patient has left. */
@ContractName("clinic.patient-discharged")
public record PatientDischarged(long id, String name, String ward) {}
