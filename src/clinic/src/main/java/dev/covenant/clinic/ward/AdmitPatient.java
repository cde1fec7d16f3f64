package dev.covenant.clinic.ward;

import dev.covenant.Command;

/** Give a patient a bed. Returns the patient's number. */
public record AdmitPatient(String name, String ward) implements Command<Long> {}
