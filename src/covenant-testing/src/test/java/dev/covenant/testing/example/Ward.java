package dev.covenant.testing.example;

import dev.covenant.Audience;
import dev.covenant.Command;
import dev.covenant.ContractEvents;
import dev.covenant.ContractName;
import dev.covenant.Registry;
import dev.covenant.RuntimeRole;
import java.util.ArrayList;
import java.util.List;

/** Contracts in plain Java, to be tested. */
final class Ward {
  record AdmitPatient(String name, String ward) implements Command<Integer> {}

  @ContractName("ward.patient-admitted")
  record PatientAdmitted(int bed, String name) {}

  private final ContractEvents events = ContractEvents.ofThisThread();
  private final List<String> labels = new ArrayList<>();

  Registry registry() {
    return Registry.builder()
        .command(AdmitPatient.class, Integer.class, this::admit, RuntimeRole.WEB)
        .domainEvent(PatientAdmitted.class, event -> labels.add(event.name()))
        .build();
  }

  private int admit(AdmitPatient command) {
    PatientAdmitted admitted = new PatientAdmitted(labels.size() + 1, command.name());
    events.emitDomain(admitted);
    events.emitPresentation(admitted, Audience.of("nurse"));
    if (command.ward().equals("closed")) {
      throw new IllegalStateException("The ward is closed");
    }
    return admitted.bed();
  }
}
