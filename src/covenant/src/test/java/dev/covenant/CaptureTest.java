package dev.covenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.Clean;
import dev.covenant.Ward.Discharged;
import dev.covenant.Ward.Journal;
import dev.covenant.Ward.NoBedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureTest {
  private final Journal journal = new Journal();
  private final Sinks.Remembering sink = new Sinks.Remembering();
  private final ContractDispatcher dispatcher =
      ContractDispatcher.builder(
              Registry.builder()
                  .command(Admit.class, String.class, this::admit)
                  .command(Clean.class, Long.class, command -> 7L)
                  .domainEvent(Admitted.class, event -> journal.add("heard"))
                  .build())
          .sink(sink)
          .build();

  private String admit(Admit command) throws NoBedException {
    Ward.EVENTS.emitDomain(new Admitted(command.patient()));
    Ward.EVENTS.emitPresentation(new Discharged(command.patient()), Audience.of("ward:1"));
    if (command.patient().isEmpty()) {
      throw new NoBedException();
    }
    return "bed 1";
  }

  @Test
  void resultAndEnvelopesAreReturnedInOrder() {
    Captured<String> captured = dispatcher.capture(new Admit("Ada"));

    assertThat(captured.result()).isEqualTo("bed 1");
    assertThat(captured.events())
        .extracting(EventEnvelope::category, EventEnvelope::value, EventEnvelope::audience)
        .containsExactly(
            tuple(EventCategory.DOMAIN, new Admitted("Ada"), Audience.everyone()),
            tuple(EventCategory.PRESENTATION, new Discharged("Ada"), Audience.of("ward:1")));
  }

  @Test
  void nothingIsDispatched() {
    dispatcher.capture(new Admit("Ada"));

    assertThat(sink.prepared()).isEmpty();
    assertThat(sink.released()).isEmpty();
    assertThat(journal.lines()).isEmpty();
  }

  @Test
  void aPlainCommandIsCapturedByItsResultType() {
    assertThat(dispatcher.capture(new Clean("1"), Long.class))
        .isEqualTo(new Captured<>(7L, List.of()));
  }

  @Test
  void aFailedCommandCapturesNothing() {
    assertThatThrownBy(() -> dispatcher.capture(new Admit(""))).isInstanceOf(NoBedException.class);
    assertThat(Ward.threadIsClean()).isTrue();
  }

  @Test
  void capturedEventsCannotBeChanged() {
    Captured<String> captured = dispatcher.capture(new Admit("Ada"));

    assertThatThrownBy(() -> captured.events().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void anEnvelopesTextDoesNotShowItsValue() {
    Captured<String> captured = dispatcher.capture(new Admit("Ada"));

    assertThat(captured.events().get(0).toString())
        .doesNotContain("Ada")
        .contains(captured.events().get(0).id());
  }
}
