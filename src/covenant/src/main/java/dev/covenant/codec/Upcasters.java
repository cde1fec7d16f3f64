package dev.covenant.codec;

import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.Registry;
import dev.covenant.internal.codec.UpcastSteps;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Leads values of older versions to the present one, step by step. Thread-safe. */
final class Upcasters {
  private final Map<String, Map<Integer, EventUpcaster>> steps = new HashMap<>();

  Upcasters(Registry registry, List<EventUpcaster> upcasters) {
    UpcastSteps checked = new UpcastSteps(registry);
    for (EventUpcaster upcaster : upcasters) {
      String contract = upcaster.contract();
      int from = upcaster.from();
      checked.add(contract, from, upcaster.getClass().getName());
      steps.computeIfAbsent(contract, c -> new HashMap<>()).put(from, upcaster);
    }
  }

  /** The value as the present version has it. */
  String upcast(EncodedEnvelope envelope, String contract, int present) {
    if (envelope.version() > present) {
      throw failed(
          contract,
          "%s was written by a newer node: this one knows %s up to version %d; deploy the newer version here"
              .formatted(envelope, contract, present));
    }
    String json = envelope.json();
    for (int version = envelope.version(); version < present; version++) {
      json = step(envelope, contract, version, json);
    }
    return json;
  }

  private String step(EncodedEnvelope envelope, String contract, int version, String json) {
    EventUpcaster upcaster = steps.getOrDefault(contract, Map.of()).get(version);
    if (upcaster == null) {
      throw failed(
          contract,
          "%s cannot be brought to the present version: no EventUpcaster takes version %d of %s; supply one"
              .formatted(envelope, version, contract));
    }
    String next;
    try {
      next = upcaster.upcast(json);
    } catch (Exception | StackOverflowError e) {
      throw new ContractException(
          ErrorKind.DECODING_FAILED,
          contract,
          "%s: %s failed to take version %d of %s: %s"
              .formatted(envelope, upcaster.getClass().getName(), version, contract, e),
          e);
    }
    if (next == null) {
      throw failed(
          contract,
          "%s: %s made null of version %d of %s"
              .formatted(envelope, upcaster.getClass().getName(), version, contract));
    }
    return next;
  }

  private static ContractException failed(String contract, String message) {
    return new ContractException(ErrorKind.DECODING_FAILED, contract, message);
  }
}
