package dev.covenant.testing.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.codec.EnvelopeCodec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an {@link EnvelopeCodec} does. Extend it, and supply one. */
@Timeout(60)
public abstract class EnvelopeCodecContract {
  /** For subclasses. */
  protected EnvelopeCodecContract() {}

  /**
   * The codec under test.
   *
   * @return a codec
   * @throws Exception to fail the test
   */
  protected abstract EnvelopeCodec codec() throws Exception;

  /** How urgent an order is. */
  public enum Urgency {
    /** Can wait. */
    LOW,
    /** Cannot wait. */
    HIGH
  }

  /**
   * A part of an order.
   *
   * @param article what
   * @param count how many
   */
  public record Line(String article, int count) {}

  /**
   * An event with parts of most kinds.
   *
   * @param text text that needs care
   * @param number a whole number
   * @param large one that is no double
   * @param huge one that is no long
   * @param price a decimal number
   * @param weight a floating-point one
   * @param paid a truth value
   * @param urgency a constant
   * @param at a moment
   * @param day a day
   * @param local a time somewhere
   * @param within a duration
   * @param first a nested record
   * @param lines several of them
   * @param stock numbers by name
   * @param note nothing
   */
  public record Order(
      String text,
      int number,
      long large,
      BigInteger huge,
      BigDecimal price,
      double weight,
      boolean paid,
      Urgency urgency,
      Instant at,
      LocalDate day,
      LocalDateTime local,
      Duration within,
      Line first,
      List<Line> lines,
      Map<String, Integer> stock,
      @Nullable String note) {}

  /** Nothing in it. */
  public record Bell() {}

  private static Order order(int number) {
    return new Order(
        "\"quoted\" \\ \n\t\u0001 {[,:]} é 漢 \uD83D\uDE00 </script>",
        number,
        Long.MAX_VALUE,
        new BigInteger("123456789012345678901234567890"),
        new BigDecimal("12.50"),
        0.1,
        true,
        Urgency.HIGH,
        Instant.parse("2026-11-24T08:15:30.123456Z"),
        LocalDate.of(2024, 2, 29),
        LocalDateTime.of(2026, 11, 24, 23, 59, 59),
        Duration.ofMinutes(90),
        new Line("bandage", 1),
        List.of(new Line("gauze", 2), new Line("tape", 3)),
        Map.of("gauze", 7, "tape", 9),
        null);
  }

  @Test
  void aRecordComesBackAsItWas() throws Exception {
    Order order = order(7);

    Object back = codec().decodeValue(codec().encodeValue(order), Order.class);

    assertThat(back).isEqualTo(order);
  }

  @Test
  void timesAreWrittenAsText() throws Exception {
    assertThat(codec().encodeValue(order(7)))
        .contains("\"2026-11-24T08:15:30.123456Z\"", "\"2024-02-29\"", "\"PT1H30M\"");
  }

  @Test
  void aRecordWithoutComponentsComesBack() throws Exception {
    assertThat(codec().decodeValue(codec().encodeValue(new Bell()), Bell.class))
        .isEqualTo(new Bell());
  }

  @Test
  void membersThatTheTypeDoesNotHaveAreIgnored() throws Exception {
    String later = "{\"new\":{\"deep\":[1,{}]},\"article\":\"tape\",\"count\":3,\"other\":null}";

    assertThat(codec().decodeValue(later, Line.class)).isEqualTo(new Line("tape", 3));
  }

  @Test
  void membersThatAreMissingAreNothing() throws Exception {
    assertThat(codec().decodeValue("{\"article\":\"tape\"}", Line.class))
        .isEqualTo(new Line("tape", 0));
  }

  @Test
  void whatIsNoJsonIsRefused() {
    for (String text : List.of("", "{", "{\"article\":\"tape\"", "nonsense", "{\"count\":}")) {
      assertThatThrownBy(() -> codec().decodeValue(text, Line.class)).as(text).isNotNull();
    }
  }

  @Test
  void whatHasAnotherTypeIsRefused() {
    for (String text :
        List.of("{\"count\":\"many\"}", "{\"count\":{}}", "{\"article\":[1]}", "[1]", "7")) {
      assertThatThrownBy(() -> codec().decodeValue(text, Line.class)).as(text).isNotNull();
    }
  }

  @Test
  void severalThreadsUseItAtOnce() throws Exception {
    EnvelopeCodec codec = codec();
    List<Background<List<Object>>> all = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      int first = 100 * thread;
      all.add(
          Background.start(
              () -> {
                List<Object> back = new ArrayList<>();
                for (int i = 0; i < 100; i++) {
                  back.add(codec.decodeValue(codec.encodeValue(order(first + i)), Order.class));
                }
                return back;
              }));
    }
    for (int thread = 0; thread < 4; thread++) {
      List<Object> expected = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        expected.add(order(100 * thread + i));
      }
      assertThat(all.get(thread).result()).isEqualTo(expected);
    }
  }
}
