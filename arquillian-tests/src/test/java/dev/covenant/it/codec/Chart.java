package dev.covenant.it.codec;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.covenant.ContractName;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An event with every kind of content. One member says by its name who wrote it. */
@ContractName(value = "it.chart", aliases = "it.sheet", version = 2)
public record Chart(
    @JsonbProperty("json_b") @JsonProperty("jackson") String writer,
    int bed,
    long number,
    boolean urgent,
    Integer pulse,
    BigDecimal weight,
    UUID key,
    Mood mood,
    Instant at,
    Duration took,
    @JsonbDateFormat("dd.MM.yyyy") LocalDate born,
    Dose dose,
    List<Dose> doses,
    Map<String, Dose> byHour) {

  /** An enumeration. */
  public enum Mood {
    CALM
  }

  /** A record within a record. */
  public record Dose(String drug, int milligrams) {}

  static final Chart FULL =
      new Chart(
          "Ada \"\\\n\u00e9\ud83d\ude00",
          -7,
          Long.MAX_VALUE,
          true,
          60,
          new BigDecimal("61.50"),
          UUID.fromString("01a20b83-c225-7000-9d2b-64c098a2fbab"),
          Mood.CALM,
          Instant.parse("2026-11-24T12:00:00.123456789Z"),
          Duration.ofMinutes(90),
          LocalDate.of(1815, 12, 10),
          new Dose("a", 1),
          List.of(new Dose("b", 2), new Dose("c", 3)),
          Map.of("8", new Dose("d", 4)));

  static final Chart EMPTY =
      new Chart(null, 0, 0, false, null, null, null, null, null, null, null, null, null, null);
}
