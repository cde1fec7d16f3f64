package dev.covenant.clinic.journal;

import dev.covenant.ContractName;
import dev.covenant.Invalidates;

/** The journal has one more line. */
@ContractName("clinic.line-written")
@Invalidates(ReadJournal.class)
record LineWritten(String text) {}
