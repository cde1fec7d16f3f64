package dev.covenant.clinic.ward;

import dev.covenant.ContractName;
import dev.covenant.Invalidates;

/** A patient lies in another ward than before. */
@ContractName("clinic.patient-moved")
@Invalidates(WardBoard.class)
public record PatientMoved(long id, String name, String from, String to) {}
