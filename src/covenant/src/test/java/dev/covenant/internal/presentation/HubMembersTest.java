package dev.covenant.internal.presentation;

import static dev.covenant.internal.presentation.Joins.anyone;
import static dev.covenant.internal.presentation.Joins.inSession;
import static dev.covenant.internal.presentation.Joins.join;
import static dev.covenant.internal.presentation.Joins.refused;
import static dev.covenant.internal.presentation.Joins.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.Audience;
import dev.covenant.presentation.Disconnection;
import dev.covenant.presentation.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is in a hub: limits, revocation and sessions. */
class HubMembersTest {
  private final Hub hub = Hub.on(Runnable::run, Limits.NONE.of(3, 2).settings());
  private final FakeOutlet outlet = FakeOutlet.prompt();

  @Test
  void thereAreNoMoreClientsThanThereMayBe() {
    HubClient first = join(hub, FakeOutlet.prompt());
    join(hub, FakeOutlet.prompt());
    join(hub, FakeOutlet.prompt());

    assertThat(refused(hub, anyone(), outlet)).isEqualTo(Refusal.TOO_MANY_CLIENTS);
    assertThat(hub.counts().refused(Refusal.TOO_MANY_CLIENTS)).isEqualTo(1);
    assertThat(outlet.endings).isEmpty();

    first.leave();
    join(hub, outlet);
    assertThat(hub.counts().clients()).isEqualTo(3);
  }

  @Test
  void oneUserHasNoMoreThanItsShare() {
    HubClient first = join(hub, user("ada"), FakeOutlet.prompt());
    join(hub, user("ada"), FakeOutlet.prompt());

    assertThat(refused(hub, user("ada"), outlet)).isEqualTo(Refusal.TOO_MANY_OF_USER);
    join(hub, user("bob"), FakeOutlet.prompt());

    first.leave();
    first.leave();
    join(hub, user("ada"), outlet);
    assertThat(refused(hub, user("ada"), outlet)).isEqualTo(Refusal.TOO_MANY_CLIENTS);
  }

  @Test
  void whoHasAllRevokedLabelsIsDisconnectedAtOnce() {
    FakeOutlet both = FakeOutlet.stalled();
    FakeOutlet one = FakeOutlet.prompt();
    join(hub, both, "doctor", "ward-3");
    join(hub, one, "doctor");
    Presented.events("e", 2).forEach(event -> hub.send(List.of(event)));

    assertThat(hub.revoke(Audience.of("doctor", "ward-3"))).isEqualTo(1);
    hub.send(Presented.events("f", 1));

    assertThat(both.endings).containsExactly(Disconnection.REVOKED);
    assertThat(both.texts).containsExactly(Presented.text("e0"));
    assertThat(one.endings).isEmpty();
    assertThat(one.texts).hasSize(3);
    assertThat(hub.counts().disconnected(Disconnection.REVOKED)).isEqualTo(1);
    assertThat(hub.revoke(Audience.of("doctor", "ward-3"))).isZero();
  }

  @Test
  void revokingEveryoneDisconnectsEveryone() {
    join(hub, FakeOutlet.prompt(), "doctor");
    join(hub, FakeOutlet.prompt());

    assertThat(hub.revoke(Audience.everyone())).isEqualTo(2);
  }

  @Test
  void aClientWhoseHandshakeWasDecidedBeforeTheRevocationIsNotLetIn() {
    long before = hub.revocations();
    hub.revoke(Audience.of("doctor"));

    Admission doctor = new Admission(anyone("doctor"), Optional.empty(), before);
    Admission nurse = new Admission(anyone("nurse"), Optional.empty(), before);

    assertThat(refused(hub, doctor, outlet)).isEqualTo(Refusal.REVOKED);
    join(hub, nurse, outlet);
    join(hub, FakeOutlet.prompt(), "doctor");
  }

  @Test
  void aHandshakeThatTookTooLongToTellIsNotTrusted() {
    long before = hub.revocations();
    IntStream.range(0, 1_000).forEach(i -> hub.revoke(Audience.of("label-" + i)));

    Admission late = new Admission(anyone("doctor"), Optional.empty(), before);

    assertThat(refused(hub, late, outlet)).isEqualTo(Refusal.REVOKED);
  }

  @Test
  void theEndOfASessionEndsItsConnectionsWhateverItsIdIsByThen() {
    FakeOutlet other = FakeOutlet.prompt();
    join(hub, inSession("one"), outlet);
    join(hub, inSession("two"), other);

    hub.renameSession("one", "three");
    hub.endSession("one");
    assertThat(outlet.endings).isEmpty();
    hub.endSession("three");

    assertThat(outlet.endings).containsExactly(Disconnection.SESSION_ENDED);
    assertThat(other.endings).isEmpty();
    assertThat(hub.counts().disconnected(Disconnection.SESSION_ENDED)).isEqualTo(1);
  }

  @Test
  void aSessionThatEndedDuringAHandshakeLetsNobodyIn() {
    Admission late = new Admission(inSession("one"), Optional.empty(), hub.revocations());
    hub.renameSession("one", "two");
    hub.endSession("two");

    assertThat(refused(hub, late, outlet)).isEqualTo(Refusal.REVOKED);
  }

  @Test
  void aSessionThatWasRenamedDuringAHandshakeTakesItsConnectionAlong() {
    Admission late = new Admission(inSession("one"), Optional.empty(), hub.revocations());
    hub.renameSession("one", "two");
    join(hub, late, outlet);

    hub.endSession("two");

    assertThat(outlet.endings).containsExactly(Disconnection.SESSION_ENDED);
    assertThat(hub.counts().clients()).isZero();
  }

  @Test
  void aSessionThatBeginsWithTheIdOfOneThatEndedLetsItsBrowsersIn() {
    hub.endSession("one");
    hub.beginSession("one");

    join(hub, inSession("one"), outlet);
    hub.endSession("one");

    assertThat(outlet.endings).containsExactly(Disconnection.SESSION_ENDED);
  }

  @Test
  void aSessionMayGetBackAnIdThatItHadBefore() {
    join(hub, inSession("one"), outlet);
    hub.renameSession("one", "two");
    hub.renameSession("two", "one");
    hub.renameSession("one", "one");
    FakeOutlet late = FakeOutlet.prompt();
    join(hub, inSession("two"), late);

    hub.endSession("one");

    assertThat(outlet.endings).containsExactly(Disconnection.SESSION_ENDED);
    assertThat(late.endings).containsExactly(Disconnection.SESSION_ENDED);
  }

  @Test
  void howeverManySessionsEndOthersAreLetIn() {
    Admission other = new Admission(inSession("other"), Optional.empty(), hub.revocations());
    IntStream.range(0, 10_000).forEach(i -> hub.endSession("session-" + i));

    join(hub, other, outlet);

    assertThat(outlet.endings).isEmpty();
  }

  @Test
  void aClientThatSpeaksIsDisconnected() {
    join(hub, outlet).speak();

    assertThat(outlet.endings).containsExactly(Disconnection.SPOKE);
    assertThat(hub.counts().disconnected(Disconnection.SPOKE)).isEqualTo(1);
  }
}
