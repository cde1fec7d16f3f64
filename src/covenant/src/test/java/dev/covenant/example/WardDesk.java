package dev.covenant.example;

import dev.covenant.Command;
import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractEvents;
import dev.covenant.ContractName;
import dev.covenant.DomainEventHandler;
import dev.covenant.RuntimeRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

@Contract
@ApplicationScoped
public class WardDesk {
  public record AdmitPatient(String name, String ward) implements Command<Long> {}

  @ContractName("clinic.patient-admitted")
  public record PatientAdmitted(long id, String name, String ward) {}

  @Inject ContractEvents events;
  @Inject Beds beds;

  @CommandHandler(roles = RuntimeRole.WEB)
  Long admit(AdmitPatient command) {
    long id = beds.occupy(command.ward(), command.name());
    PatientAdmitted admitted = new PatientAdmitted(id, command.name(), command.ward());
    events.emitDomain(admitted); // to the subscribers below
    events.emitPresentation(admitted); // to every open browser
    return id;
  }

  @DomainEventHandler
  void label(PatientAdmitted event) {
    beds.label(event.id(), event.name());
  }
}
