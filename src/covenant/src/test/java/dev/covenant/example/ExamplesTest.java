package dev.covenant.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.ContractDispatcher;
import dev.covenant.example.WardDesk.AdmitPatient;
import dev.covenant.internal.cdi.Containers;
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
  void plainJavaNeedsNoContainer() {
    assertThat(new PlainJava().run()).containsExactly("Ada", "captured 1");
  }
}
