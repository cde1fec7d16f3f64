package dev.covenant.clinic.ward;

import dev.covenant.Command;

/** Send a patient home. */
public record DischargePatient(long id) implements Command<Void> {}
