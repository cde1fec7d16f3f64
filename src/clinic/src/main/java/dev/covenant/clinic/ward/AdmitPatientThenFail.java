package dev.covenant.clinic.ward;

import dev.covenant.Command;

/** Admit a patient, say so, and then fail: a drill which shows that nobody hears of it. */
public record AdmitPatientThenFail(AdmitPatient admission) implements Command<Long> {}
