package dev.covenant.clinic.journal;

import static dev.covenant.RuntimeRole.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import com.arjuna.ats.jta.cdi.TransactionExtension;
import dev.covenant.clinic.ClinicDatabase;
import dev.covenant.clinic.ward.PatientAdmitted;
import dev.covenant.clinic.ward.PatientDischarged;
import dev.covenant.clinic.ward.PatientMoved;
import dev.covenant.testing.ContractTester;
import dev.covenant.testing.weld.CovenantWeld;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnableWeld
class WardJournalTest {
  @RegisterExtension final ClinicDatabase database = new ClinicDatabase();

  @WeldSetup
  final WeldInitiator weld =
      WeldInitiator.from(
              CovenantWeld.withJta(WardJournal.class).addExtension(new TransactionExtension()))
          .setPersistenceContextFactory(database)
          .build();

  @Test
  void whatIsHeardOfTheWardIsWrittenDownNewestFirst(ContractTester journal) {
    journal.dispatcher().publishDomain(new PatientAdmitted(1, "Ada", "3"));
    journal.dispatcher().publishDomain(new PatientMoved(1, "Ada", "3", "4"));
    journal.dispatcher().publishDomain(new PatientDischarged(1, "Ada", "4"));

    assertThat(journal.as(WEB).ask(new ReadJournal()))
        .extracting(ReadJournal.Line::text)
        .containsExactly("Ada discharged from 4", "Ada moved from 3 to 4", "Ada admitted to 3");
  }
}
