package dev.covenant.testing.weld;

import static dev.covenant.testing.CovenantAssertions.assertThat;
import static dev.covenant.testing.CovenantAssertions.domain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arjuna.ats.jta.cdi.TransactionExtension;
import dev.covenant.testing.ContractTester;
import dev.covenant.testing.weld.Till.Sell;
import dev.covenant.testing.weld.Till.Sold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

/** With Narayana. */
@EnableWeld
class CovenantWeldJtaTest {
  @WeldSetup
  final WeldInitiator weld =
      WeldInitiator.of(
          CovenantWeld.withJta(Till.class, Shop.class).addExtension(new TransactionExtension()));

  @Test
  void aCommandHasATransactionOfItsOwn(ContractTester shop, Till till) {
    shop.execute(new Sell(5));

    assertThat(shop).releasedExactly(domain(new Sold(5))).droppedNothing();
    assertThat(till.receipts()).containsExactly(5);
  }

  @Test
  void theTestsTransactionDecides(ContractTester shop) {
    shop.inTransaction(
        () -> {
          shop.execute(new Sell(1));
          assertThat(shop).releasedNothing();
        });
    shop.rollingBack(() -> shop.execute(new Sell(2)));

    assertThat(shop).releasedExactly(domain(new Sold(1))).droppedExactly(domain(new Sold(2)));
  }

  @Test
  void soDoesAnAnnotationOfTheApplications(ContractTester shop, Shop counter) {
    assertThatThrownBy(() -> counter.sellAndThenFail(3)).hasMessage("till is stuck");

    assertThat(shop).releasedNothing().droppedExactly(domain(new Sold(3)));
  }

  @Test
  void theTransactionsAreNotInMemory(ContractTester shop) {
    assertThatThrownBy(shop::transactions).isInstanceOf(IllegalStateException.class);
  }

  @ApplicationScoped
  static class Shop {
    @Inject ContractTester contracts;

    @Transactional
    void sellAndThenFail(int price) {
      contracts.execute(new Sell(price));
      throw new IllegalStateException("till is stuck");
    }
  }
}
