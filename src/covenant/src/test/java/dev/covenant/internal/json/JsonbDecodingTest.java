package dev.covenant.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.covenant.codec.EnvelopeCodec;
import dev.covenant.json.EnvelopeCodecs;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.config.PropertyNamingStrategy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonbDecodingTest {
  private final EnvelopeCodec codec = EnvelopeCodecs.jsonb();

  public record Bed(int number, String note) {}

  public record Moved(
      @JsonbProperty("patient_name") String name,
      Instant at,
      @JsonbDateFormat("dd.MM.yyyy") LocalDate born,
      Bed bed,
      List<Bed> others,
      Map<String, Bed> byName) {}

  public record Picky(int bed) {
    public Picky {
      if (bed < 0) {
        throw new IllegalStateException("of the application");
      }
    }
  }

  public static final class Plain {
    private int bed;

    public int getBed() {
      return bed;
    }

    public void setBed(int bed) {
      this.bed = bed;
    }
  }

  private static final Moved MOVED =
      new Moved(
          "Ada",
          Instant.parse("2026-11-24T12:00:00Z"),
          LocalDate.of(1815, 12, 10),
          new Bed(7, null),
          List.of(new Bed(8, "x")),
          Map.of("spare", new Bed(9, "y")));

  @Test
  void readsWhatItWroteAndIgnoresUnknownMembers() throws Exception {
    String json = codec.encodeValue(MOVED).replaceFirst("\\{", "{\"new\":{\"a\":[1]},");

    assertThat(json).contains("\"patient_name\":\"Ada\"").contains("\"born\":\"10.12.1815\"");
    assertThat(codec.decodeValue(json, Moved.class)).isEqualTo(MOVED);
  }

  @Test
  void aMissingMemberIsNullOrZero() throws Exception {
    assertThat(codec.decodeValue("{}", Bed.class)).isEqualTo(new Bed(0, null));
  }

  @Test
  void aBindingOfTheApplicationIsUsedAsItIs() throws Exception {
    EnvelopeCodec upper =
        EnvelopeCodecs.jsonb(
            JsonbBuilder.create(
                new JsonbConfig()
                    .withPropertyNamingStrategy(PropertyNamingStrategy.UPPER_CAMEL_CASE)));

    assertThat(upper.encodeValue(new Bed(7, "x"))).contains("\"Number\":7");
    assertThat(upper.decodeValue("{\"Number\":7}", Bed.class)).isEqualTo(new Bed(7, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'bed':{'number':'secret'}} | field bed: what is there is no "
            + BED
            + ", or cannot be read",
        "{'others':'secret'} | field others: what is there is no java.util.List<"
            + BED
            + ">, or cannot be read",
        "{'at':'secret'} | field at: what is there is no java.time.Instant, or cannot be read",
        "{'born':'secret'} | field born: what is there is no java.time.LocalDate, or cannot be read",
        "{'bed':secret} | it is malformed, or no object: a value is missing at character 8",
        "[1] | it is malformed, or no object: '{' is missing at character 1",
      })
  void whatCannotBeReadIsNamedAndNotShown(String json, String why) {
    Throwable failure =
        catchThrowable(() -> codec.decodeValue(json.replace('\'', '"'), Moved.class));

    assertThat(failure).hasMessage(why).hasNoCause();
  }

  private static final String BED = "dev.covenant.internal.json.JsonbDecodingTest$Bed";

  @Test
  void whatIsWrongWithAClassIsSaidWithoutItsField() {
    assertThatThrownBy(() -> codec.decodeValue("{\"bed\":\"secret\"}", Plain.class))
        .hasMessage("a field has a value of another type, or its type cannot be read")
        .hasNoCause();
  }

  @Test
  void whatAConstructorThrewIsKept() {
    assertThatThrownBy(() -> codec.decodeValue("{\"bed\":-1}", Picky.class))
        .hasMessage("its constructor threw java.lang.IllegalStateException")
        .hasRootCauseMessage("of the application");
  }
}
