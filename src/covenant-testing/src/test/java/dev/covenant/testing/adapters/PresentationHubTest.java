package dev.covenant.testing.adapters;

import dev.covenant.internal.presentation.HubClient;
import dev.covenant.internal.presentation.Outlet;
import dev.covenant.internal.presentation.Parting;
import dev.covenant.internal.presentation.PresentationHub;
import dev.covenant.sink.PresentationFanout;
import dev.covenant.testing.spi.PresentationFanoutContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;

class PresentationHubTest extends PresentationFanoutContract {
  private final PresentationHub hub = PresentationHub.withThreads();

  @AfterEach
  void close() {
    hub.close();
  }

  @Override
  protected PresentationFanout fanout() {
    return hub;
  }

  @Override
  protected Client connect(Set<String> labels) {
    Receiver receiver = new Receiver();
    receiver.client = hub.join(labels, receiver, 100);
    return receiver;
  }

  /** A transport that keeps what it sends, until it fails. */
  private static final class Receiver implements Outlet, Client {
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final List<String> ids = new ArrayList<>();
    private boolean gone;
    private HubClient client;

    @Override
    public synchronized void send(String text, Completion completion) {
      if (gone) {
        completion.failed(new IllegalStateException("The client " + client + " is gone"));
        return;
      }
      Matcher id = ID.matcher(text);
      while (id.find()) {
        ids.add(id.group(1));
      }
      notifyAll();
      completion.succeeded();
    }

    @Override
    public void close(Parting parting) {}

    @Override
    public synchronized List<String> received(int count) throws InterruptedException {
      while (ids.size() < count) {
        wait();
      }
      return List.copyOf(ids);
    }

    @Override
    public synchronized void vanish() {
      gone = true;
    }
  }
}
