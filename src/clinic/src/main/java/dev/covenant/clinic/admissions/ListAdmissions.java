package dev.covenant.clinic.admissions;

import dev.covenant.ContractName;
import dev.covenant.Query;
import java.util.List;

/** What the channel delivered, newest first: each an envelope as JSON text, untouched. */
@ContractName("clinic.admissions")
public record ListAdmissions() implements Query<List<String>> {}
