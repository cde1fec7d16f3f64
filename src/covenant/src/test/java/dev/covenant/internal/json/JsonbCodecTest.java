package dev.covenant.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.config.PropertyVisibilityStrategy;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

public class JsonbCodecTest {
  public record Named(String name) {}

  public record Nothing() {}

  @Test
  void writesTheComponentsOfARecord() {
    assertThat(JsonbCodec.find().orElseThrow().encodeValue(new Named("Ada")))
        .isEqualTo("{\"name\":\"Ada\"}");
  }

  @Test
  void writesARecordWithoutContentAsAnEmptyObject() {
    JsonbCodec codec = JsonbCodec.find().orElseThrow();

    assertThat(codec.encodeValue(new Nothing())).isEqualTo("{}");
    assertThat(codec.encodeValue(new Named(null))).isEqualTo("{}");
  }

  @Test
  void refusesARecordWhoseComponentsTheProviderDoesNotSee() {
    JsonbCodec codec =
        new JsonbCodec(
            JsonbBuilder.create(new JsonbConfig().withPropertyVisibilityStrategy(new Blind())));

    assertThatThrownBy(() -> codec.encodeValue(new Named("Ada")))
        .isInstanceOf(JsonbException.class)
        .hasMessageContaining("does not know records")
        .hasMessageContaining("supply an EnvelopeCodec bean");
  }

  /**
   * As a provider that does not know records: their fields are private, and nothing is a getter.
   */
  private static final class Blind implements PropertyVisibilityStrategy {
    @Override
    public boolean isVisible(Field field) {
      return false;
    }

    @Override
    public boolean isVisible(Method method) {
      return false;
    }
  }
}
