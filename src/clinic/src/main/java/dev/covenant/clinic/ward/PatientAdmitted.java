package dev.covenant.clinic.ward;

import dev.covenant.ContractName;
import dev.covenant.IntegrationChannel;
import dev.covenant.Invalidates;

/** A patient has a bed. The one fact of the ward that other systems hear of, on a channel. */
@ContractName("clinic.patient-admitted")
@IntegrationChannel("admissions")
@Invalidates(WardBoard.class)
public record PatientAdmitted(long id, String name, String ward) {}
