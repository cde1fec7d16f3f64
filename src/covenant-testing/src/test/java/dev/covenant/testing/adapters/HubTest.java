package dev.covenant.testing.adapters;

import dev.covenant.internal.presentation.Admission;
import dev.covenant.internal.presentation.Hub;
import dev.covenant.internal.presentation.HubClient;
import dev.covenant.internal.presentation.HubSettings;
import dev.covenant.internal.presentation.Message;
import dev.covenant.internal.presentation.Outlet;
import dev.covenant.internal.presentation.Participant;
import dev.covenant.presentation.Disconnection;
import dev.covenant.sink.PresentationFanout;
import dev.covenant.testing.spi.PresentationFanoutContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;

class HubTest extends PresentationFanoutContract {
  private final Hub hub = Hub.withThreads(HubSettings.DEFAULT);

  @AfterEach
  void close() {
    hub.close();
  }

  @Override
  protected PresentationFanout fanout() {
    return hub;
  }

  @Override
  protected Client connect(Set<String> labels) throws Exception {
    Receiver receiver = new Receiver();
    Participant participant = new Participant(labels, Optional.empty(), Optional.empty());
    receiver.client =
        hub.join(new Admission(participant, Optional.empty(), hub.revocations()), receiver);
    return receiver;
  }

  /** A transport that keeps what it sends, until it fails. */
  private static final class Receiver implements Outlet, Client {
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final List<String> ids = new ArrayList<>();
    private boolean gone;
    private HubClient client;

    @Override
    public synchronized void send(List<Message> messages, Completion completion) {
      if (gone) {
        completion.failed(new IllegalStateException("The client " + client + " is gone"));
        return;
      }
      for (Message message : messages) {
        Matcher id = ID.matcher(message.text());
        while (id.find()) {
          ids.add(id.group(1));
        }
      }
      notifyAll();
      completion.succeeded();
    }

    @Override
    public boolean probe() {
      return true;
    }

    @Override
    public void close(Disconnection cause) {}

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
