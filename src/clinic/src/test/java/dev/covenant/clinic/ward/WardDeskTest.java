package dev.covenant.clinic.ward;

import static dev.covenant.RuntimeRole.API;
import static dev.covenant.RuntimeRole.WEB;
import static dev.covenant.testing.CovenantAssertions.assertThat;
import static dev.covenant.testing.CovenantAssertions.domain;
import static dev.covenant.testing.CovenantAssertions.integration;
import static dev.covenant.testing.CovenantAssertions.presentation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arjuna.ats.jta.cdi.TransactionExtension;
import dev.covenant.ContractException;
import dev.covenant.clinic.ClinicDatabase;
import dev.covenant.clinic.ward.WardBoard.Bed;
import dev.covenant.testing.ContractTester;
import dev.covenant.testing.weld.CovenantWeld;
import java.io.IOException;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnableWeld
class WardDeskTest {
  @RegisterExtension final ClinicDatabase database = new ClinicDatabase();

  @WeldSetup
  final WeldInitiator weld =
      WeldInitiator.from(
              CovenantWeld.withJta(WardDesk.class).addExtension(new TransactionExtension()))
          .setPersistenceContextFactory(database)
          .build();

  @Test
  void anAdmissionIsToldToEveryTarget(ContractTester ward) {
    long ada = admit(ward, "Ada");

    PatientAdmitted admitted = new PatientAdmitted(ada, "Ada", "3");
    assertThat(ward)
        .releasedExactly(domain(admitted), integration(admitted), presentation(admitted))
        .droppedNothing();
    assertThat(ward.as(WEB).ask(new WardBoard())).containsExactly(new Bed(ada, "Ada", "3"));
  }

  @Test
  void aDrillThatFailsIsToldToNobody(ContractTester ward) {
    assertThatThrownBy(
            () -> ward.as(WEB).execute(new AdmitPatientThenFail(new AdmitPatient("Ada", "3"))))
        .isInstanceOf(AdmissionRefused.class);

    assertThat(ward).releasedNothing().dropped(PatientAdmitted.class).times(3);
    assertThat(ward.as(WEB).ask(new WardBoard())).isEmpty();
  }

  @Test
  void anAdmissionWithinAnotherTransactionEndsAsThatDoes(ContractTester ward) {
    ward.rollingBack(() -> admit(ward, "Ada"));
    ward.inTransaction(() -> admit(ward, "Bob"));

    assertThat(ward)
        .dropped(PatientAdmitted.class)
        .times(3)
        .value()
        .extracting(PatientAdmitted::name)
        .isEqualTo("Ada");
    assertThat(ward.as(WEB).ask(new WardBoard())).extracting(Bed::name).containsExactly("Bob");
  }

  @Test
  void anAdmissionThatASinkRefusesIsUndone(ContractTester ward) {
    ward.sink().vetoNext(new IOException("outbox is full"));

    assertThatThrownBy(() -> admit(ward, "Ada"))
        .isInstanceOf(ContractException.class)
        .hasRootCauseMessage("outbox is full");
    assertThat(ward).releasedNothing();
    assertThat(ward.as(WEB).ask(new WardBoard())).isEmpty();
  }

  @Test
  void aMoveSaysWhereFromAndWhereTo(ContractTester ward) {
    long ada = admitted(ward, "Ada");

    ward.as(WEB).execute(new MovePatient(ada, "4"));

    PatientMoved moved = new PatientMoved(ada, "Ada", "3", "4");
    assertThat(ward).releasedExactly(domain(moved), presentation(moved));
    assertThat(ward.as(WEB).ask(new WardBoard())).containsExactly(new Bed(ada, "Ada", "4"));
  }

  @Test
  void aMoveToWhereThePatientIsSaysNothing(ContractTester ward) {
    long ada = admitted(ward, "Ada");

    ward.as(WEB).execute(new MovePatient(ada, "3"));

    assertThat(ward).emittedNothing();
  }

  @Test
  void aDischargeLeavesTheBed(ContractTester ward) {
    long ada = admitted(ward, "Ada");

    ward.as(WEB).execute(new DischargePatient(ada));

    PatientDischarged discharged = new PatientDischarged(ada, "Ada", "3");
    assertThat(ward).releasedExactly(domain(discharged), presentation(discharged));
    assertThat(ward.as(WEB).ask(new WardBoard())).isEmpty();
  }

  @Test
  void ofAnUnknownPatientNothingIsSaid(ContractTester ward) {
    assertThatThrownBy(() -> ward.as(WEB).execute(new DischargePatient(404)))
        .isInstanceOf(UnknownPatient.class);
    assertThatThrownBy(() -> ward.as(WEB).execute(new MovePatient(404, "4")))
        .isInstanceOf(UnknownPatient.class);

    assertThat(ward).emittedNothing();
  }

  @Test
  void onlyTheWebAdmits(ContractTester ward) {
    assertThatThrownBy(() -> ward.as(API).execute(new AdmitPatient("Ada", "3")))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("API");
    assertThat(ward).emittedNothing();
  }

  private static long admit(ContractTester ward, String name) {
    return ward.as(WEB).execute(new AdmitPatient(name, "3"));
  }

  /** Admits before the test begins. */
  private static long admitted(ContractTester ward, String name) {
    long id = admit(ward, name);
    ward.sink().clear();
    return id;
  }
}
