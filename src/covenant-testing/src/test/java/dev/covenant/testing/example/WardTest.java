package dev.covenant.testing.example;

import static dev.covenant.EventCategory.DOMAIN;
import static dev.covenant.EventCategory.PRESENTATION;
import static dev.covenant.RuntimeRole.WEB;
import static dev.covenant.testing.CovenantAssertions.assertThat;
import static dev.covenant.testing.CovenantAssertions.domain;
import static dev.covenant.testing.CovenantAssertions.presentation;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.Audience;
import dev.covenant.ContractException;
import dev.covenant.testing.ContractTester;
import dev.covenant.testing.ContractTesterExtension;
import dev.covenant.testing.example.Ward.AdmitPatient;
import dev.covenant.testing.example.Ward.PatientAdmitted;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WardTest {
  @RegisterExtension
  final ContractTesterExtension contracts =
      ContractTesterExtension.of(() -> ContractTester.of(new Ward().registry()));

  @Test
  void anAdmissionIsHeardOf(ContractTester ward) {
    ward.as(WEB).execute(new AdmitPatient("Ada", "3"));

    assertThat(ward)
        .releasedExactly(
            domain(new PatientAdmitted(1, "Ada")),
            presentation(new PatientAdmitted(1, "Ada"), Audience.of("nurse")))
        .droppedNothing();
  }

  @Test
  void anAdmissionToAClosedWardIsNot(ContractTester ward) {
    assertThatThrownBy(() -> ward.as(WEB).execute(new AdmitPatient("Ada", "closed")))
        .hasMessage("The ward is closed");

    assertThat(ward).releasedNothing().dropped(PatientAdmitted.class).inCategory(DOMAIN).once();
  }

  @Test
  void whatTheCallerRollsBackIsNotHeardOfEither(ContractTester ward) {
    ward.inTransaction(() -> ward.as(WEB).execute(new AdmitPatient("Ada", "3")));
    ward.rollingBack(() -> ward.as(WEB).execute(new AdmitPatient("Bob", "3")));

    assertThat(ward)
        .released(PatientAdmitted.class)
        .inCategory(PRESENTATION)
        .toAudience("nurse")
        .withValue(new PatientAdmitted(1, "Ada"));
    assertThat(ward).dropped(PatientAdmitted.class).withValue(new PatientAdmitted(2, "Bob"));
  }

  @Test
  void whatCannotBeCommittedIsNotHeardOf(ContractTester ward) {
    ward.transactions().failNextCommit(new IOException("disk full"));

    assertThatThrownBy(() -> ward.as(WEB).execute(new AdmitPatient("Ada", "3")))
        .isInstanceOf(ContractException.class)
        .hasRootCauseMessage("disk full");
    assertThat(ward).releasedNothing();
  }

  @Test
  void aCommandCanBeTriedWithoutAnyoneHearing(ContractTester ward) {
    assertThat(ward.as(WEB).capture(new AdmitPatient("Ada", "3")))
        .returned(1)
        .emitted(PatientAdmitted.class)
        .inCategory(DOMAIN)
        .once();
  }
}
