package dev.covenant.jta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.Ward.Admit;
import jakarta.transaction.HeuristicMixedException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailingCommitTest extends JtaTest {
  private void committingWith(Resource first, Resource second) {
    builder.command(
        Admit.class,
        String.class,
        command -> {
          MANAGER.getTransaction().enlistResource(first);
          MANAGER.getTransaction().enlistResource(second);
          return emit(command.patient());
        });
  }

  @Test
  void aCommitThatSucceedsReleases() {
    committingWith(Resource.committing(), Resource.committing());

    dispatcher().execute(new Admit("Ada"));

    assertThat(sink.released()).hasSize(1);
  }

  @Test
  void aResourceThatCannotPrepareFailsTheCommit() {
    committingWith(Resource.committing(), Resource.failingToPrepare(XAException.XA_RBROLLBACK));

    assertThat(failure().kind()).isEqualTo(ErrorKind.COMMIT_FAILED);
    assertThat(sink.prepared()).hasSize(1);
    assertThat(sink.released()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {XAException.XA_HEURMIX, XAException.XA_HEURRB, XAException.XA_HEURHAZ})
  void theOutcomeOfAHeuristicCommitIsUnknownAndNothingIsReleased(int heuristic) {
    committingWith(Resource.committing(), Resource.failingToCommit(heuristic));

    ContractException failure = failure();

    assertThat(failure.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(failure).hasMessageContaining("may or may not");
    assertThat(sink.released()).isEmpty();
  }

  @Test
  void whatTheManagerThrewIsTheCause() {
    committingWith(Resource.committing(), Resource.failingToCommit(XAException.XA_HEURMIX));

    assertThat(failure()).hasCauseInstanceOf(HeuristicMixedException.class);
  }

  @Test
  void theNextCommandOnTheThreadIsNotAffected() {
    committingWith(Resource.committing(), Resource.failingToCommit(XAException.XA_HEURMIX));
    failure();
    assertThat(failure().kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
  }

  private ContractException failure() {
    return catchThrowableOfType(
        ContractException.class, () -> dispatcher().execute(new Admit("Ada")));
  }
}
