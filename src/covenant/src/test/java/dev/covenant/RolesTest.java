package dev.covenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.Clean;
import dev.covenant.Ward.Count;
import dev.covenant.Ward.Discharge;
import dev.covenant.Ward.Find;
import dev.covenant.Ward.Journal;
import dev.covenant.Ward.Sweep;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RolesTest {
  private final Journal journal = new Journal();
  private final ContractDispatcher trusted =
      ContractDispatcher.over(
          Registry.builder()
              .command(Admit.class, String.class, Admit::patient, RuntimeRole.WEB)
              .command(Discharge.class, String.class, Discharge::patient)
              .command(Clean.class, String.class, this::clean, RuntimeRole.ANY)
              .query(Find.class, String.class, Find::patient)
              .query(Count.class, Long.class, query -> 1L, RuntimeRole.ADMIN)
              .job(Sweep.class, job -> journal.add("swept"))
              .job(Admitted.class, job -> journal.add("job"), RuntimeRole.CRON)
              .domainEvent(Admitted.class, event -> journal.add("open"))
              .domainEvent(Admitted.class, event -> journal.add("web"), RuntimeRole.WEB)
              .domainEvent(Admitted.class, event -> journal.add("worker"), RuntimeRole.WORKER)
              .domainEvent(Admitted.class, event -> journal.add("any"), RuntimeRole.ANY)
              .build());

  private String clean(Clean command) {
    Ward.EVENTS.emitDomain(new Admitted(command.room()));
    return command.room();
  }

  @Test
  void aDeclaredRoleMayRunACommand() {
    assertThat(trusted.as(RuntimeRole.WEB).execute(new Admit("Ada"))).isEqualTo("Ada");
  }

  @Test
  void anotherRoleMayNot() {
    ContractDispatcher api = trusted.as(RuntimeRole.API);

    ContractException failure = refused(() -> api.execute(new Admit("Ada")));

    assertThat(failure.kind()).isEqualTo(ErrorKind.ROLE_NOT_ALLOWED);
    assertThat(failure).hasMessageContaining("API").hasMessageContaining("[WEB]");
  }

  @Test
  void commandsAndQueriesWithoutRolesAreForCallersWithoutOne() {
    assertThat(trusted.execute(new Discharge("Ada"))).isEqualTo("Ada");
    assertThat(trusted.ask(new Find("Ada"))).isEqualTo("Ada");
    for (RuntimeRole role : new RuntimeRole[] {RuntimeRole.WEB, RuntimeRole.ADMIN}) {
      ContractDispatcher caller = trusted.as(role);
      assertThat(refused(() -> caller.execute(new Discharge("Ada"))).kind())
          .isEqualTo(ErrorKind.ROLE_NOT_ALLOWED);
      assertThat(refused(() -> caller.capture(new Discharge("Ada"))).kind())
          .isEqualTo(ErrorKind.ROLE_NOT_ALLOWED);
      assertThat(refused(() -> caller.ask(new Find("Ada"))).kind())
          .isEqualTo(ErrorKind.ROLE_NOT_ALLOWED);
    }
  }

  @Test
  void rolesAreCheckedBeforeTheResultType() {
    ContractDispatcher web = trusted.as(RuntimeRole.WEB);

    assertThat(refused(() -> web.ask(new Count(), String.class)).kind())
        .isEqualTo(ErrorKind.ROLE_NOT_ALLOWED);
  }

  @Test
  void jobsWithoutRolesAreOpen() {
    trusted.as(RuntimeRole.API).run(new Sweep("1"));
    trusted.run(new Sweep("1"));

    assertThat(journal.lines()).containsExactly("swept", "swept");
  }

  @Test
  void jobsWithRolesAreNot() {
    ContractDispatcher web = trusted.as(RuntimeRole.WEB);

    assertThat(refused(() -> web.run(new Admitted("Ada"))).kind())
        .isEqualTo(ErrorKind.ROLE_NOT_ALLOWED);
    trusted.as(RuntimeRole.CRON).run(new Admitted("Ada"));
    assertThat(journal.lines()).containsExactly("job");
  }

  @Test
  void anyOpensToAllRoles() {
    for (RuntimeRole role : RuntimeRole.values()) {
      if (role != RuntimeRole.ANY) {
        assertThat(trusted.as(role).execute(new Clean("1"), String.class)).isEqualTo("1");
      }
    }
  }

  @Test
  void subscribersHearWhatTheirRolesAllow() {
    trusted.as(RuntimeRole.WEB).execute(new Clean("1"), String.class);

    assertThat(journal.lines()).containsExactly("open", "web", "any");
  }

  @Test
  void aCallerWithoutARoleReachesEverySubscriber() {
    trusted.publishDomain(new Admitted("Ada"));

    assertThat(journal.lines()).containsExactly("open", "web", "worker", "any");
  }

  @Test
  void nobodyRunsAsAny() {
    assertThat(refused(() -> trusted.as(RuntimeRole.ANY)).kind())
        .isEqualTo(ErrorKind.ROLE_NOT_ALLOWED);
  }

  @Test
  void aNullRoleIsRefused() {
    assertThat(refused(() -> trusted.as(null)).kind()).isEqualTo(ErrorKind.NIL_HANDLER);
  }

  private static ContractException refused(ThrowingCallable call) {
    return catchThrowableOfType(ContractException.class, call);
  }
}
