package dev.covenant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContractExceptionTest {
  private final ContractException failure =
      new ContractException(ErrorKind.MISSING_HANDLER, null, "missing");

  @Test
  void aKindIsFoundThroughWrappers() {
    assertThat(ContractException.is(failure, ErrorKind.MISSING_HANDLER)).isTrue();
    assertThat(
            ContractException.is(
                new RuntimeException(new Exception(failure)), ErrorKind.MISSING_HANDLER))
        .isTrue();
    assertThat(ContractException.is(failure, ErrorKind.NIL_HANDLER)).isFalse();
    assertThat(ContractException.is(null, ErrorKind.NIL_HANDLER)).isFalse();
  }

  @Test
  void aLoopOfCausesEnds() {
    Exception first = new Exception("first");
    first.initCause(new Exception("second", first));

    assertThat(ContractException.is(first, ErrorKind.NIL_HANDLER)).isFalse();
  }

  @Test
  void kindsHaveStableCodes() {
    assertThat(ErrorKind.NO_EVENT_RECORDER.code()).isEqualTo("no_event_recorder");
    assertThat(failure.contract()).isEmpty();
  }
}
