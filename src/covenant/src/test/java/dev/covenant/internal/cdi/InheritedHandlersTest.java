package dev.covenant.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractDispatcher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

/** Handlers of generic interfaces and of superclasses are found once. */
@EnableWeld
class InheritedHandlersTest {
  @WeldSetup
  WeldInitiator weld = WeldInitiator.from(Containers.plain(Generic.class, Sub.class)).build();

  @Inject ContractDispatcher dispatcher;

  @Test
  void aGenericMethodIsNotTakenForTwo() {
    assertThat(dispatcher.execute(new First(), String.class)).isEqualTo("first");
  }

  @Test
  void anInheritedHandlerIsTheBeans() {
    assertThat(dispatcher.execute(new Second(), String.class)).isEqualTo("second of Sub");
  }

  @Test
  void anOverriddenHandlerIsTheOverridingOne() {
    assertThat(dispatcher.execute(new Third(), String.class)).isEqualTo("third of Sub");
  }

  record First() {}

  record Second() {}

  record Third() {}

  interface Handles<C> {
    String handle(C command);
  }

  @Contract
  @ApplicationScoped
  static class Generic implements Handles<First> {
    @Override
    @CommandHandler
    public String handle(First command) {
      return "first";
    }
  }

  abstract static class Base {
    @CommandHandler
    String second(Second command) {
      return "second of " + name();
    }

    @CommandHandler
    String third(Third command) {
      return "third of Base";
    }

    abstract String name();
  }

  @Contract
  @ApplicationScoped
  static class Sub extends Base {
    @Override
    @CommandHandler
    String third(Third command) {
      return "third of Sub";
    }

    @Override
    String name() {
      return "Sub";
    }
  }
}
