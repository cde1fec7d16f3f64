package dev.covenant.internal.emission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EmissionOrderTest {
  private static final int AS_MANY_AS_A_TURN_HAS = 1 << 20;

  @Test
  void numbersRiseWhoeverTakesTurns() {
    List<Long> given = new ArrayList<>();
    long outer = 0;
    long inner = 0;
    for (int i = 0; i < 10; i++) {
      outer = EmissionOrder.after(outer);
      given.add(outer);
      inner = EmissionOrder.after(inner);
      given.add(inner);
      inner = EmissionOrder.after(inner);
      given.add(inner);
    }

    assertThat(given).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void whoEmitsMoreThanATurnHasTakesAnother() {
    List<Long> given =
        LongStream.iterate(EmissionOrder.after(0), EmissionOrder::after)
            .limit(AS_MANY_AS_A_TURN_HAS + 10L)
            .boxed()
            .toList();

    assertThat(given).isSorted().doesNotHaveDuplicates();
  }
}
