package dev.covenant.testing.weld;

import static dev.covenant.testing.CovenantAssertions.assertThat;
import static dev.covenant.testing.CovenantAssertions.domain;
import static dev.covenant.testing.CovenantAssertions.integration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.ContractDispatcher;
import dev.covenant.ContractException;
import dev.covenant.testing.ContractTester;
import dev.covenant.testing.RecordingSink;
import dev.covenant.testing.TestTransactions;
import dev.covenant.testing.weld.Till.Close;
import dev.covenant.testing.weld.Till.Closed;
import dev.covenant.testing.weld.Till.Sell;
import dev.covenant.testing.weld.Till.Sold;
import java.io.IOException;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@EnableWeld
class CovenantWeldTest {
  @WeldSetup final WeldInitiator weld = WeldInitiator.of(CovenantWeld.with(Till.class));

  @RepeatedTest(2)
  void whatIsSoldIsHeardOfInATestOfItsOwn(ContractTester shop, Till till) {
    assertThat(shop.execute(new Sell(5))).isEqualTo(5);

    assertThat(shop).releasedExactly(domain(new Sold(5))).droppedNothing();
    assertThat(till.receipts()).containsExactly(5);
  }

  @Test
  void whatFailsIsNotHeardOf(ContractDispatcher dispatcher, RecordingSink sink) {
    assertThatThrownBy(() -> dispatcher.execute(new Sell(-1))).hasMessage("Nobody sells for -1");

    assertThat(sink).releasedNothing().droppedExactly(domain(new Sold(-1)));
  }

  @Test
  void whatCannotBeCommittedIsNotHeardOf(ContractTester shop, TestTransactions transactions) {
    transactions.failNextCommit(new IOException("disk full"));

    assertThatThrownBy(() -> shop.execute(new Sell(5)))
        .isInstanceOf(ContractException.class)
        .hasRootCauseMessage("disk full");
    assertThat(shop).releasedNothing();
    assertThat(shop.transactions()).isSameAs(transactions);
  }

  @Test
  void whatIsRolledBackIsNotHeardOf(ContractTester shop, Till till) {
    shop.inTransaction(() -> shop.execute(new Sell(1)));
    shop.rollingBack(() -> shop.execute(new Sell(2)));

    assertThat(shop).releasedExactly(domain(new Sold(1))).droppedExactly(domain(new Sold(2)));
    assertThat(till.receipts()).containsExactly(1);
  }

  @Test
  void whatIsForAChannelIsRecordedAndNeedsNone(ContractTester shop) {
    shop.execute(new Sell(2));
    shop.execute(new Close());

    assertThat(shop).releasedExactly(domain(new Sold(2)), integration(new Closed(2)));
  }
}
