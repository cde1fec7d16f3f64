package dev.covenant.clinic.admissions;

import dev.covenant.ContractName;
import dev.covenant.Invalidates;

/** One more message is kept. */
@ContractName("clinic.message-kept")
@Invalidates(ListAdmissions.class)
record MessageKept() {}
