package dev.covenant.it.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Reads the incoming channels, one message after the other. */
@ApplicationScoped
public class Mailbox {
  private final List<JsonObject> letters = new CopyOnWriteArrayList<>();
  private final Set<String> returned = ConcurrentHashMap.newKeySet();

  @Inject @Any private Instance<IncomingChannel> channels;

  void open(@Observes @Initialized(ApplicationScoped.class) Object application) {
    String[] names =
        ConfigProvider.getConfig().getValue(IncomingChannelsExtension.KEY, String[].class);
    for (String name : names) {
      channels.select(new IncomingChannelName.Literal(name)).get().messages.subscribe(new Reader());
    }
  }

  /** The numbers of the letters to somebody, in the order of their arrival. */
  List<Integer> to(String whom) {
    return letters.stream()
        .map(envelope -> envelope.getJsonObject("value"))
        .filter(letter -> letter.getString("to").equals(whom))
        .map(letter -> letter.getInt("number"))
        .toList();
  }

  private void take(String envelope) {
    if (envelope.contains(Letter.Fate.RETURNED.name()) && returned.add(envelope)) {
      throw new IllegalStateException("The consumer returns it once");
    }
    try (JsonReader json = Json.createReader(new StringReader(envelope))) {
      letters.add(json.readObject());
    }
  }

  /** Asks for a message when the one before is acknowledged, or not. */
  private final class Reader implements Subscriber<Message<Object>> {
    private Subscription subscription;

    @Override
    public void onSubscribe(Subscription given) {
      subscription = given;
      given.request(1);
    }

    @Override
    public void onNext(Message<Object> message) {
      try {
        take(String.valueOf(message.getPayload()));
        message.ack().thenRun(this::next);
      } catch (RuntimeException e) {
        message.nack(e).thenRun(this::next);
      }
    }

    private void next() {
      subscription.request(1);
    }

    @Override
    public void onError(Throwable failure) {
      System.getLogger(Mailbox.class.getName()).log(System.Logger.Level.ERROR, "Ended", failure);
    }

    @Override
    public void onComplete() {}
  }
}
