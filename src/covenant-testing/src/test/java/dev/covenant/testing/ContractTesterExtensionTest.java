package dev.covenant.testing;

import static dev.covenant.testing.CovenantAssertions.assertThat;
import static dev.covenant.testing.CovenantAssertions.domain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.ContractDispatcher;
import dev.covenant.testing.Notes.Write;
import dev.covenant.testing.Notes.Written;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContractTesterExtensionTest {
  private static final Set<ContractTester> SEEN = new HashSet<>();

  @RegisterExtension
  static final ContractTesterExtension CONTRACTS =
      ContractTesterExtension.of(() -> ContractTester.of(new Notes().registry()));

  @BeforeEach
  void writeTheFirst(ContractTester tester) {
    assertThat(tester).emittedNothing();
    tester.execute(new Write("first"));
  }

  @AfterEach
  void theTesterIsStillTheSame(ContractTester tester) {
    assertThat(tester).emitted(Written.class).withValue(new Written("first")).once();
  }

  @RepeatedTest(3)
  void everyTestHasATesterOfItsOwn(ContractTester tester) {
    assertThat(SEEN.add(tester)).isTrue();
    assertThat(tester).releasedExactly(domain(new Written("first")));
  }

  @Test
  void itsPartsAreParametersToo(
      ContractTester tester,
      ContractDispatcher dispatcher,
      RecordingSink sink,
      TestTransactions transactions) {
    assertThat(dispatcher).isSameAs(tester.dispatcher());
    assertThat(sink).isSameAs(tester.sink());
    assertThat(transactions).isSameAs(tester.transactions());
  }

  @Nested
  class Within {
    @Test
    void nestedTestsHaveTheirsToo(ContractTester tester) {
      assertThat(tester).releasedExactly(domain(new Written("first")));
    }
  }
}
