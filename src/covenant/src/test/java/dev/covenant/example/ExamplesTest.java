package dev.covenant.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.ContractDispatcher;
import dev.covenant.example.WardDesk.AdmitPatient;
import dev.covenant.internal.cdi.Containers;
import dev.covenant.presentation.Handshake;
import java.util.Map;
import java.util.Optional;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

/** The examples of the documentation, run. */
@EnableWeld
class ExamplesTest {
  @WeldSetup
  WeldInitiator weld =
      WeldInitiator.from(Containers.transactional(WardDesk.class, Beds.class, Reception.class))
          .build();

  @Test
  void theCommandOfTheReadmeIsHeardOf(Reception reception, Beds beds) {
    assertThat(reception.arrive("Ada")).isEqualTo(1);
    assertThat(beds.labels()).containsEntry(1L, "Ada");
  }

  @Test
  void theCommandOfTheReadmeIsNotHeardOfWhereItFails(ContractDispatcher dispatcher, Beds beds) {
    assertThatThrownBy(() -> dispatcher.execute(new AdmitPatient("Ada", "full")))
        .hasMessage("No bed for Ada");
    assertThat(beds.labels()).isEmpty();
  }

  @Test
  void labelsFollowFromTheAuthenticatedUser() {
    assertThat(new WardLabels().labels(handshake("doctor"))).containsExactly("doctor");
    assertThat(new WardLabels().labels(handshake("visitor"))).isEmpty();
  }

  private static Handshake handshake(String role) {
    return new Handshake(Optional.of(() -> "ada"), role::equals, Map.of(), Map.of());
  }

  @Test
  void plainJavaNeedsNoContainer() {
    assertThat(new PlainJava().run()).containsExactly("Ada", "captured 1");
  }
}
