package dev.covenant.clinic.ward;

import dev.covenant.ContractName;
import dev.covenant.Invalidates;

/** A patient has left. */
@ContractName("clinic.patient-discharged")
@Invalidates(WardBoard.class)
public record PatientDischarged(long id, String name, String ward) {}
