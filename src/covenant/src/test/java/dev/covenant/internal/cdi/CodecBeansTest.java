package dev.covenant.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.Audience;
import dev.covenant.Contract;
import dev.covenant.ContractName;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.IntegrationEventHandler;
import dev.covenant.codec.EncodedEnvelope;
import dev.covenant.codec.EnvelopeCodec;
import dev.covenant.codec.EnvelopeDecoder;
import dev.covenant.codec.EventUpcaster;
import dev.covenant.internal.jackson.JacksonCodec;
import dev.covenant.internal.json.JsonbCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecBeansTest {
  private static final String KEY = "covenant.codec";

  @AfterEach
  void forget() {
    System.clearProperty(KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json-b", "jackson"})
  void aDecoderReadsWithTheConfiguredCodecAndTheUpcastersOfTheApplication(String codec) {
    System.setProperty(KEY, codec);

    assertThat(decoded().value()).isEqualTo(new Moved("3", 7));
  }

  @Test
  void aCodecOfTheApplicationReads() {
    assertThat(decoded(FixedCodec.class).value()).isEqualTo(new Moved("fixed", 1));
  }

  @Test
  void jacksonIsChosenWhereTheApplicationBringsIt() {
    assertThat(CodecChoice.codec()).containsInstanceOf(JacksonCodec.class);
  }

  @Test
  void theConfigurationWins() {
    System.setProperty(KEY, "json-b");

    assertThat(CodecChoice.codec()).containsInstanceOf(JsonbCodec.class);
  }

  private static EventEnvelope decoded(Class<?>... beans) {
    EncodedEnvelope old =
        new EncodedEnvelope(
            "1",
            EventCategory.INTEGRATION,
            "test.relocated",
            1,
            Audience.everyone(),
            null,
            "{\"ward\":\"3\",\"place\":7}");
    try (WeldContainer container =
        Containers.plain(Ward.class, PlaceToBed.class).addBeanClasses(beans).initialize()) {
      return container.select(EnvelopeDecoder.class).get().decode(old.write());
    }
  }

  @ContractName(value = "test.moved", aliases = "test.relocated", version = 2)
  public record Moved(String ward, int bed) {}

  @Contract
  @Dependent
  static class Ward {
    @IntegrationEventHandler
    void moved(Moved event) {}
  }

  @ApplicationScoped
  static class PlaceToBed implements EventUpcaster {
    @Override
    public String contract() {
      return "test.moved";
    }

    @Override
    public int from() {
      return 1;
    }

    @Override
    public String upcast(String json) {
      return json.replace("\"place\"", "\"bed\"");
    }
  }

  @ApplicationScoped
  static class FixedCodec implements EnvelopeCodec {
    @Override
    public String encodeValue(Object value) {
      return "";
    }

    @Override
    public Object decodeValue(String json, Class<?> type) {
      return new Moved("fixed", 1);
    }
  }
}
