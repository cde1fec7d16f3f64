package dev.covenant.clinic.ward;

import dev.covenant.Command;

/** Move a patient to another ward. */
public record MovePatient(long id, String ward) implements Command<Void> {}
