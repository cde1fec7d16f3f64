package dev.covenant.example;

import dev.covenant.ContractDispatcher;
import dev.covenant.RuntimeRole;
import dev.covenant.example.WardDesk.AdmitPatient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

@ApplicationScoped
class Reception {
  @Inject ContractDispatcher dispatcher;

  long arrive(String name) {
    return dispatcher.as(RuntimeRole.WEB).execute(new AdmitPatient(name, "3"));
  }
}
