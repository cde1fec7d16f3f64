package dev.covenant.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.covenant.ContractDispatcher;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.Receipt;
import dev.covenant.example.BedLists.PatientMoved;
import dev.covenant.example.WardDesk.AdmitPatient;
import dev.covenant.example.WardDesk.PatientAdmitted;
import dev.covenant.internal.cdi.Containers;
import dev.covenant.internal.config.Configuration;
import dev.covenant.internal.presentation.Admission;
import dev.covenant.internal.presentation.Hub;
import dev.covenant.internal.presentation.Message;
import dev.covenant.internal.presentation.Outlet;
import dev.covenant.internal.presentation.Participant;
import dev.covenant.presentation.Disconnection;
import dev.covenant.presentation.Handshake;
import dev.covenant.worker.EventWorker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.weld.environment.se.WeldContainer;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

/** The examples of the documentation, run. */
@EnableWeld
class ExamplesTest {
  @WeldSetup
  WeldInitiator weld =
      WeldInitiator.from(
              Containers.transactional(
                  WardDesk.class,
                  Beds.class,
                  Reception.class,
                  BedLists.class,
                  BedSplit.class,
                  WardRights.class,
                  BedBoard.class))
          .build();

  @Test
  void theCommandOfTheReadmeIsHeardOf(Reception reception, Beds beds) {
    assertThat(reception.arrive("Ada")).isEqualTo(1);
    assertThat(beds.labels()).containsEntry(1L, "Ada");
  }

  @Test
  void theCommandOfTheReadmeIsNotHeardOfWhereItFails(ContractDispatcher dispatcher, Beds beds) {
    assertThatThrownBy(() -> dispatcher.execute(new AdmitPatient("Ada", "full")))
        .hasMessage("No bed for Ada");
    assertThat(beds.labels()).isEmpty();
  }

  @Test
  void theCallerOfACommandLearnsWhatBecameStale(BedBoard board) {
    assertThat(board.headers("Ada"))
        .containsEntry(Receipt.STALE_QUERIES_HEADER, "clinic.free-beds")
        .containsOnlyKeys(Receipt.STALE_QUERIES_HEADER, Receipt.EVENTS_HEADER);
  }

  @Test
  void anEventOfAnOldNameAndShapeIsRead(BedLists lists) {
    assertThat(
            lists
                .arrived(
                    "{\"id\":\"1\",\"category\":\"integration\","
                        + "\"contract\":\"clinic.patient-relocated\","
                        + "\"value\":{\"id\":1,\"bed\":\"3-12\"}}")
                .value())
        .isEqualTo(new PatientMoved(1, "3", 12));
  }

  @Test
  void aCodecOfTheApplicationsOwnMaking() throws Exception {
    assertThat(new Codecs().codec().encodeValue(Map.of("name", "Ada")))
        .isEqualTo("{\"name\":\"Ada\"}");
  }

  @Test
  void labelsFollowFromTheAuthenticatedUser() {
    assertThat(new WardLabels().labels(handshake("doctor"))).containsExactly("doctor");
    assertThat(new WardLabels().labels(handshake("visitor"))).isEmpty();
  }

  @Test
  void whoLostARightIsDisconnected(WardRights rights, Hub hub) throws Exception {
    Kept connection = new Kept();
    Participant ada = new Participant(Set.of("user:ada"), Optional.of("ada"), Optional.empty());
    hub.join(new Admission(ada, Optional.empty(), hub.revocations()), connection);

    assertThat(rights.left("bob")).isZero();
    assertThat(rights.left("ada")).isEqualTo(1);
    await().until(() -> connection.endings.equals(List.of(Disconnection.REVOKED)));
  }

  private static Handshake handshake(String role) {
    return new Handshake(Optional.of(() -> "ada"), role::equals, Map.of(), Map.of());
  }

  @Test
  void plainJavaNeedsNoContainer() {
    assertThat(new PlainJava().run()).containsExactly("Ada", "captured 1");
  }

  @Test
  void aPlainWorkerDeliversWhatCommandsSaidToTheBroker() throws InterruptedException {
    PlainJava plain = new PlainJava();
    PlainWorker letters = new PlainWorker();
    EventWorker worker = letters.start(plain.dispatcher());

    letters.sending(plain.dispatcher()).execute(new PlainJava.Admit("Ada"));

    await().until(() -> plain.heard().equals(List.of("Ada")));
    assertThat(worker.stop(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void aConfiguredWorkerDeliversWhatComesByPost() throws InterruptedException {
    Map<String, String> settings =
        Map.of(
            "covenant.worker.letters.source", "post",
            "covenant.worker.letters.seen-store", "delivered");
    try (Configuration configured = Configuration.of(settings);
        WeldContainer container =
            Containers.transactional(WardDesk.class, Beds.class, Post.class).initialize()) {
      PatientAdmitted admitted = new PatientAdmitted(7, "Ada", "3");
      EventEnvelope letter =
          EventEnvelope.of(EventCategory.DOMAIN, "clinic.patient-admitted", admitted);

      container.select(Post.class).get().send(letter);

      Beds labelled = container.select(Beds.class).get();
      await().until(() -> labelled.labels().containsKey(7L));
    }
  }

  /** A connection that takes everything. */
  private static final class Kept implements Outlet {
    private final List<Disconnection> endings = new CopyOnWriteArrayList<>();

    @Override
    public void send(List<Message> messages, Completion completion) {
      completion.succeeded();
    }

    @Override
    public boolean probe() {
      return true;
    }

    @Override
    public void close(Disconnection cause) {
      endings.add(cause);
    }
  }
}
