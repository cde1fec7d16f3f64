package dev.covenant.it.connector;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.reactivestreams.Publisher;

/** The template of one bean for each incoming channel, whose name is known at deployment only. */
@Dependent
@Vetoed
public class IncomingChannel {
  @Inject
  @Channel("renamed for each channel")
  Publisher<Message<Object>> messages;
}
