package dev.covenant.sink;

import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The sinks there are. All are thread-safe. A null destination is a {@link ContractException} of
 * kind {@link ErrorKind#NIL_HANDLER}.
 */
public final class CommandEventSinks {
  private CommandEventSinks() {}

  /**
   * Delivers to the local subscribers that are open to the role, all of them, whichever fail.
   *
   * @return the in-process sink
   */
  public static CommandEventSink inProcess() {
    return InProcessSink.INSTANCE;
  }

  /**
   * Stores in an outbox: before the commit if it joins the transaction, else after it.
   *
   * @param outbox the outbox
   * @return a sink that stores and calls no local subscriber
   */
  public static CommandEventSink outbox(Outbox outbox) {
    return new OutboxSink(required(outbox, "outbox"));
  }

  /**
   * Publishes to a broker after the commit.
   *
   * @param broker the broker
   * @return a sink that publishes and calls no local subscriber
   */
  public static CommandEventSink broker(Broker broker) {
    return new BrokerSink(required(broker, "broker"));
  }

  /**
   * Sends presentation events, and of the others only which queries they made stale, to a fan-out
   * after the commit.
   *
   * @param fanout the fan-out
   * @return a sink that drops events of other categories and calls no local subscriber
   */
  public static CommandEventSink presentation(PresentationFanout fanout) {
    return new PresentationSink(required(fanout, "presentation fan-out"));
  }

  /**
   * Hands each batch to several sinks, in order, and stops at the first that fails.
   *
   * @param sinks the sinks; nulls are ignored
   * @return the composite
   */
  public static CommandEventSink composite(CommandEventSink... sinks) {
    List<CommandEventSink> present = new ArrayList<>(Arrays.asList(sinks));
    present.removeIf(Objects::isNull);
    return new CompositeSink(List.copyOf(present));
  }

  private static <T> T required(T destination, String what) {
    if (destination == null) {
      throw new ContractException(
          ErrorKind.NIL_HANDLER, null, "The " + what + " is null; give the sink a destination");
    }
    return destination;
  }
}
