package dev.covenant.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractDispatcher;
import dev.covenant.ContractException;
import dev.covenant.DomainEventHandler;
import dev.covenant.ErrorKind;
import dev.covenant.QueryHandler;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Set;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

/** Security annotations on handlers of plain CDI beans. */
@EnableWeld
class SecuredHandlersTest {
  @WeldSetup
  WeldInitiator weld =
      WeldInitiator.from(Containers.plain(Desk.class, Theatre.class, Caller.class)).build();

  @Inject ContractDispatcher dispatcher;
  @Inject Caller caller;

  @Test
  void aCallerWithTheRoleIsAdmitted() {
    caller.is("doctor");
    assertThat(dispatcher.execute(new Prescribe(), String.class)).isEqualTo("prescribed");
  }

  @Test
  void aCallerWithoutTheRoleIsDeniedAndTold() {
    caller.is("visitor");
    assertThatThrownBy(() -> dispatcher.execute(new Prescribe(), String.class))
        .isInstanceOfSatisfying(
            ContractException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.ACCESS_DENIED))
        .hasMessageContaining(
            "Desk.prescribe(Prescribe), which admits the security roles [doctor]");
  }

  @Test
  void aMethodOverridesItsClass() {
    caller.is(null);
    assertThat(dispatcher.ask(new Look(), String.class)).isEqualTo("seen");
    assertThatThrownBy(() -> dispatcher.execute(new Visit(), String.class))
        .hasMessageContaining("[**]");
    caller.is("visitor");
    assertThat(dispatcher.execute(new Visit(), String.class)).isEqualTo("visited");
  }

  @Test
  void anInheritedHandlerIsGuardedByTheClassThatDeclaresIt() {
    caller.is("visitor");
    assertThatThrownBy(() -> dispatcher.execute(new Operate(), String.class))
        .isInstanceOfSatisfying(
            ContractException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.ACCESS_DENIED));
  }

  @Test
  void aSubscriberIsGuardedToo() {
    caller.is("visitor");
    assertThatThrownBy(() -> dispatcher.publishDomain(new Prescribed()))
        .hasRootCauseInstanceOf(ContractException.class);
    caller.is("doctor");
    dispatcher.publishDomain(new Prescribed());
  }

  @Test
  void denyAllAdmitsNobody() {
    caller.is("doctor");
    assertThatThrownBy(() -> dispatcher.execute(new Close(), String.class))
        .isInstanceOfSatisfying(
            ContractException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.ACCESS_DENIED));
  }

  record Prescribe() {}

  record Visit() {}

  record Look() {}

  record Close() {}

  record Operate() {}

  record Prescribed() {}

  @RolesAllowed("surgeon")
  abstract static class Guarded {
    @CommandHandler
    String operate(Operate command) {
      return "operated";
    }
  }

  @Contract
  @ApplicationScoped
  static class Theatre extends Guarded {
    @DomainEventHandler
    @RolesAllowed("doctor")
    void prescribed(Prescribed event) {}
  }

  @Contract
  @ApplicationScoped
  @RolesAllowed("**")
  static class Desk {
    @CommandHandler
    @RolesAllowed("doctor")
    String prescribe(Prescribe command) {
      return "prescribed";
    }

    @CommandHandler
    String visit(Visit command) {
      return "visited";
    }

    @QueryHandler
    @PermitAll
    String look(Look query) {
      return "seen";
    }

    @CommandHandler
    @DenyAll
    String close(Close command) {
      return "closed";
    }
  }

  /** Who calls; the container's own context needs a server. */
  @ApplicationScoped
  static class Caller implements SecurityContext {
    private String role;

    void is(String role) {
      this.role = role;
    }

    @Override
    public Principal getCallerPrincipal() {
      return role == null ? null : () -> role;
    }

    @Override
    public <T extends Principal> Set<T> getPrincipalsByType(Class<T> type) {
      return Set.of();
    }

    @Override
    public boolean isCallerInRole(String wanted) {
      return wanted.equals(role);
    }

    @Override
    public boolean hasAccessToWebResource(String resource, String... methods) {
      return false;
    }

    @Override
    public AuthenticationStatus authenticate(
        HttpServletRequest request,
        HttpServletResponse response,
        AuthenticationParameters parameters) {
      return AuthenticationStatus.NOT_DONE;
    }
  }
}
