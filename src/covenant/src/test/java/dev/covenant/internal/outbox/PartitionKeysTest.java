package dev.covenant.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.ContractException;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.PartitionKey;
import org.junit.jupiter.api.Test;

class PartitionKeysTest {
  record ByComponent(@PartitionKey long id, String text) {}

  record ByText(@PartitionKey String key) {}

  record Unkeyed(long id) {}

  record Twice(@PartitionKey long id, @PartitionKey String text) {}

  interface Keyed {
    @PartitionKey
    long id();
  }

  record ByInterface(long id) implements Keyed {}

  static final class ByMethod {
    @PartitionKey
    String key() {
      return "of a method";
    }
  }

  static final class Broken {
    @PartitionKey
    String key() {
      throw new IllegalStateException("no key");
    }
  }

  private static String key(Object event) {
    return PartitionKeys.of(EventEnvelope.of(EventCategory.DOMAIN, "ward.moved", event));
  }

  @Test
  void theKeyIsTheTextOfWhatIsMarked() {
    assertThat(key(new ByComponent(7, "a"))).isEqualTo("7");
    assertThat(key(new ByMethod())).isEqualTo("of a method");
    assertThat(key(new ByInterface(8))).isEqualTo("8");
  }

  @Test
  void whatIsNotMarkedOrNullHasNone() {
    assertThat(key(new Unkeyed(7))).isNull();
    assertThat(key(new ByText(null))).isNull();
  }

  @Test
  void aKeyThatIsEmptyOrTooLongIsRefused() {
    assertThatThrownBy(() -> key(new ByText("")))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("has 0 characters; it may have 1 to 255");
    assertThatThrownBy(() -> key(new ByText("x".repeat(256))))
        .hasMessageContaining("has 256 characters; it may have 1 to 255");
  }

  @Test
  void twoKeysAreRefused() {
    assertThatThrownBy(() -> key(new Twice(7, "a")))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("it marks one component, or one method without parameters");
  }

  @Test
  void aKeyThatCannotBeReadIsRefused() {
    assertThatThrownBy(() -> key(new Broken()))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("cannot be read: java.lang.IllegalStateException: no key");
  }
}
