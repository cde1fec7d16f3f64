package dev.covenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Journal;
import dev.covenant.codec.WritingCodec;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.sink.CommandEventSinks;
import dev.covenant.sink.CommandEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EncodingTest {
  private final Sinks.Encoding sink = new Sinks.Encoding();
  private final Journal journal = new Journal();

  /** An event that can be changed after it was emitted. */
  private static final class Note {
    private String text = "first";

    @Override
    public String toString() {
      return text;
    }
  }

  @Test
  void anEventIsEncodedAsItWasWhenItWasEmitted() {
    ContractDispatcher dispatcher =
        dispatcher(
            command -> {
              Note note = new Note();
              Ward.EVENTS.emitIntegration(note);
              note.text = "second";
              Ward.EVENTS.emitIntegration(note);
              note.text = "third";
              return null;
            });

    dispatcher.execute(new Admit("Ada"));

    assertThat(sink.json()).containsExactly("\"first\"", "\"second\"");
  }

  @Test
  void theSinkIsAskedAboutTheEventThatItGets() {
    List<String> asked = new ArrayList<>();
    List<String> released = new ArrayList<>();
    CommandEventSink asking =
        new CommandEventSink() {
          @Override
          public boolean encodes(EventEnvelope event) {
            return asked.add(event.id());
          }

          @Override
          public void afterCommit(CommandEvents batch) {
            batch.events().forEach(event -> released.add(event.id()));
          }
        };
    ContractDispatcher dispatcher =
        dispatcher(
            command -> {
              Ward.EVENTS.emitDomain(new Note());
              return null;
            });

    dispatcher.to(asking).execute(new Admit("Ada"));

    assertThat(released).hasSize(1).isEqualTo(asked);
  }

  @Test
  void theInProcessSinkEncodesNothing() {
    ContractDispatcher dispatcher =
        dispatcher(
            command -> {
              Ward.EVENTS.emitDomain(new Note());
              return null;
            });

    dispatcher.to(CommandEventSinks.inProcess()).execute(new Admit("Ada"));

    assertThat(journal.lines()).isEmpty();
  }

  @Test
  void aFanOutEncodesPresentationEventsOnly() {
    CommandEventSink fanOut = CommandEventSinks.presentation(events -> {});
    ContractDispatcher dispatcher =
        dispatcher(
            command -> {
              Ward.EVENTS.emitDomain(new Note());
              Ward.EVENTS.emitPresentation(new Note());
              return null;
            });

    dispatcher.to(fanOut).execute(new Admit("Ada"));

    assertThat(journal.lines()).containsExactly("encoded");
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IOException("field text"),
        new IllegalStateException("field text"),
        new StackOverflowError("field text"),
        new NoClassDefFoundError("field text"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void anEventThatCannotBeEncodedFailsTheCommandEvenIfTheHandlerCatchesThat(Throwable cause) {
    ContractDispatcher dispatcher =
        dispatcher(
            command -> {
              Ward.EVENTS.emitIntegration("fine");
              Throwable refused = catchThrowable(() -> Ward.EVENTS.emitIntegration(cause));
              assertThat(refused).isNotNull();
              return "caught";
            });

    ContractException failure =
        catchThrowableOfType(ContractException.class, () -> dispatcher.execute(new Admit("Ada")));

    assertThat(failure).isNotNull();
    assertThat(failure.kind()).isEqualTo(ErrorKind.ENCODING_FAILED);
    assertThat(failure.contract()).contains(cause.getClass().getName());
    assertThat(failure).hasMessageContaining("field text").hasCause(cause);
    assertThat(sink.json()).isEmpty();
  }

  @Test
  void anEventThatCannotBeEncodedIsNotCapturedEither() {
    ContractDispatcher dispatcher =
        dispatcher(
            command -> {
              catchThrowable(
                  () -> Ward.EVENTS.emitIntegration(new IllegalStateException("field text")));
              return "caught";
            });

    assertThat(
            catchThrowableOfType(
                    ContractException.class, () -> dispatcher.capture(new Admit("Ada")))
                .kind())
        .isEqualTo(ErrorKind.ENCODING_FAILED);
  }

  @Test
  void aSinkThatCannotSayWhetherItEncodesFailsTheCommand() {
    CommandEventSink broken =
        new CommandEventSink() {
          @Override
          public boolean encodes(EventEnvelope event) {
            throw new IllegalStateException("no route");
          }
        };
    ContractDispatcher dispatcher =
        dispatcher(
            command -> {
              catchThrowable(() -> Ward.EVENTS.emitIntegration("event"));
              return "caught";
            });

    assertThat(catchThrowable(() -> dispatcher.to(broken).execute(new Admit("Ada"))))
        .hasMessage("no route");
  }

  private ContractDispatcher dispatcher(ContractFunction<Admit, String> handler) {
    return ContractDispatcher.builder(
            Registry.builder().command(Admit.class, String.class, handler).build())
        .sink(sink)
        .codec(new WritingCodec(this::encode))
        .build();
  }

  private String encode(Object value) throws Exception {
    if (value instanceof Exception failure) {
      throw failure;
    }
    if (value instanceof Error failure) {
      throw failure;
    }
    journal.add("encoded");
    return "\"" + value + "\"";
  }
}
