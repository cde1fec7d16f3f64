package dev.covenant.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Specializes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EnableWeld
class BoundariesTest {
  private static final AtomicInteger MADE = new AtomicInteger();

  @WeldSetup WeldInitiator weld = WeldInitiator.of(Containers.transactional(Counted.class));

  @Inject Instance<TransactionBoundary> boundaries;

  private ContainerDemarcation demarcation;

  @BeforeEach
  void start() {
    MADE.set(0);
    demarcation = new ContainerDemarcation(boundaries);
  }

  @Test
  void theNextCallHasTheSameBoundary() throws Throwable {
    demarcation.begin(() -> null);
    demarcation.suspend(() -> {});

    assertThat(MADE).hasValue(1);
  }

  @Test
  void callsUnderWayTogetherHaveBoundariesOfTheirOwn() throws Throwable {
    demarcation.begin(
        () -> {
          demarcation.suspend(() -> demarcation.suspend(() -> {}));
          return null;
        });

    assertThat(MADE).hasValue(3);
  }

  @Test
  void aCallThatFailedGivesItsBoundaryBack() throws Throwable {
    assertThatThrownBy(
            () ->
                demarcation.begin(
                    () -> {
                      throw new IllegalArgumentException("no");
                    }))
        .hasMessage("no");
    demarcation.begin(() -> null);

    assertThat(MADE).hasValue(1);
  }

  @Dependent
  @Specializes
  static class Counted extends TransactionBoundary {
    Counted() {
      MADE.incrementAndGet();
    }
  }
}
