package dev.covenant.internal.channel;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/**
 * The template of one bean for each channel: never a bean as it stands here, see {@link
 * OutgoingChannels}. It is {@code @Dependent} all the same, because Payara gives a class without a
 * bean-defining annotation an archive of its own, which cannot see the messaging implementation.
 */
@Dependent
@Vetoed
public class OutgoingChannel {
  @Inject
  @Channel("renamed for each channel")
  Emitter<String> emitter;

  /** Sends; a full channel throws, a refusal fails the stage. */
  public CompletionStage<Void> send(String payload) {
    return emitter.send(payload);
  }
}
