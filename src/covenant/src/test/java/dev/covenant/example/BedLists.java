package dev.covenant.example;

import dev.covenant.Contract;
import dev.covenant.ContractName;
import dev.covenant.EventEnvelope;
import dev.covenant.IntegrationEventHandler;
import dev.covenant.codec.EnvelopeDecoder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

@Contract
@ApplicationScoped
public class BedLists {
  @ContractName(value = "clinic.patient-moved", aliases = "clinic.patient-relocated", version = 2)
  public record PatientMoved(long id, String ward, int bed) {}

  @Inject EnvelopeDecoder decoder;

  EventEnvelope arrived(String text) {
    return decoder.decode(text);
  }

  @IntegrationEventHandler
  void moved(PatientMoved event) {}
}
