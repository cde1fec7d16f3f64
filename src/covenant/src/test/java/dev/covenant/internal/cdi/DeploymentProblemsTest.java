package dev.covenant.internal.cdi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.Command;
import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractName;
import dev.covenant.DomainEventHandler;
import dev.covenant.Invalidates;
import dev.covenant.JobHandler;
import dev.covenant.Query;
import dev.covenant.QueryHandler;
import dev.covenant.codec.EventUpcaster;
import dev.covenant.observation.ContractObserver;
import dev.covenant.observation.Observation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Typed;
import java.util.List;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

/** What keeps an application from being deployed, and what it is told. */
class DeploymentProblemsTest {
  @Test
  void aSecondOwnerOfACommand() {
    assertProblem(
        "@CommandHandler on SecondDesk.admit(Admit): Admit already has an owner, FirstDesk.admit;"
            + " a command has exactly one",
        FirstDesk.class,
        SecondDesk.class);
  }

  @Test
  void aSecondHandlerOfAQuery() {
    assertProblem(
        "@QueryHandler on TwoQueries.two(Ask): Ask already has an owner, TwoQueries.one;"
            + " a query has exactly one",
        TwoQueries.class);
  }

  @Test
  void aSecondHandlerOfAJob() {
    assertProblem(
        "@JobHandler on TwoJobs.two(Sweep): Sweep already has an owner, TwoJobs.one;"
            + " a job has exactly one",
        TwoJobs.class);
  }

  @Test
  void aHandlerWithoutParameter() {
    assertProblem(
        "@CommandHandler on NoParameter.admit(): it has 0 parameters; a handler has one, the"
            + " contract, and gets the rest injected into its bean",
        NoParameter.class);
  }

  @Test
  void aHandlerWithTwoParameters() {
    assertProblem(
        "@CommandHandler on TwoParameters.admit(Admit, String): it has 2 parameters; a handler has"
            + " one, the contract, and gets the rest injected into its bean",
        TwoParameters.class);
  }

  @Test
  void aContractThatIsNoClassOfItsOwn() {
    assertProblem(
        "@CommandHandler on Strings.admit(String): java.lang.String is not a class of its own; make"
            + " the contract a record",
        Strings.class);
    assertProblem(
        "@DomainEventHandler on Interfaces.heard(Shape): "
            + Shape.class.getName()
            + " is not a class of its own; make the contract a record",
        Interfaces.class);
  }

  @Test
  void aHandlerThatIsPrivateOrStatic() {
    assertProblem(
        "@CommandHandler on Hidden.admit(Admit): the method is private or static; a bean's handler"
            + " is neither",
        Hidden.class);
    assertProblem(
        "@CommandHandler on Static.admit(Admit): the method is private or static; a bean's handler"
            + " is neither",
        Static.class);
  }

  @Test
  void aSubscriberThatReturnsSomething() {
    assertProblem(
        "@DomainEventHandler on Returning.heard(Fact): it returns String, which nobody would get;"
            + " make it void",
        Returning.class);
  }

  @Test
  void aResultThatTheCommandDoesNotState() {
    assertProblem(
        "@CommandHandler on WrongResult.admit(Admit): it returns java.lang.String, but Admit says"
            + " java.lang.Long; make them the same",
        WrongResult.class);
  }

  @Test
  void aListOfOtherThingsThanTheQueryStates() {
    assertProblem(
        "@QueryHandler on WrongList.list(AskList): it returns java.util.List<java.lang.Long>, but"
            + " AskList says java.util.List<java.lang.String>; make them the same",
        WrongList.class);
  }

  @Test
  void aCommandHandledAsAQuery() {
    assertProblem(
        "@QueryHandler on WrongKind.admit(Admit): Admit is a Command; mark the method"
            + " @CommandHandler",
        WrongKind.class);
  }

  @Test
  void aMethodThatHandlesTwoKinds() {
    assertProblem(
        "Both.heard(Fact) has @DomainEventHandler and @JobHandler; a method handles one kind of"
            + " contract, so keep one of them",
        Both.class);
  }

  @Test
  void twoTypesWithOneName() {
    assertProblem(
        "@DomainEventHandler on Names.two(Second): "
            + First.class.getName()
            + " and "
            + Second.class.getName()
            + " both have the contract name same; give one of them another @ContractName",
        Names.class);
  }

  @Test
  void aBlankName() {
    assertProblem(
        "@DomainEventHandler on BlankNames.heard(Blank): @ContractName on "
            + Blank.class.getName()
            + " is blank; give it a name",
        BlankNames.class);
  }

  @Test
  void namesAndVersionsThatAreWrong() {
    String first = "@DomainEventHandler on WrongNames.";
    assertThatThrownBy(() -> deploy(WrongNames.class))
        .hasMessageContaining("Covenant found 3 problems:")
        .hasMessageContaining(
            first + "alias(BlankAlias): @ContractName on " + BlankAlias.class.getName())
        .hasMessageContaining("has a blank alias; name it or drop it")
        .hasMessageContaining(
            first + "version(NoVersion): @ContractName on " + NoVersion.class.getName())
        .hasMessageContaining("has the version 0; versions begin with 1")
        .hasMessageContaining(
            first
                + "second(TakesAlias): "
                + Aliased.class.getName()
                + " and "
                + TakesAlias.class.getName()
                + " both have the contract name old, as an alias;");
  }

  @Test
  void upcastersThatCannotBeUsed() {
    String place = DeploymentProblemsTest.class.getName() + "$";
    assertThatThrownBy(
            () ->
                deploy(
                    Shaped.class,
                    FirstUpcaster.class,
                    SecondUpcaster.class,
                    LateUpcaster.class,
                    LostUpcaster.class,
                    SilentUpcaster.class))
        .hasMessageContaining("Covenant found 4 problems:")
        .hasMessageContaining(
            place
                + "SecondUpcaster takes version 1 of shaped, and so does "
                + place
                + "FirstUpcaster; keep one of them")
        .hasMessageContaining(
            place
                + "LateUpcaster takes version 2 of shaped, whose version is 2; an upcaster takes an"
                + " earlier one, from 1")
        .hasMessageContaining(
            place
                + "LostUpcaster is for lost, but nothing here subscribes to an event of that name;"
                + " correct its contract() or register a subscriber")
        .hasMessageContaining(
            "EventUpcaster "
                + place
                + "SilentUpcaster cannot be asked what it is for while the application is deployed:"
                + " java.lang.IllegalStateException: not now");
  }

  @Test
  void aCodecThatThereIsNot() {
    System.setProperty("covenant.codec", "xml");
    try {
      assertProblem("covenant.codec is xml; give json-b or jackson", Shaped.class);
    } finally {
      System.clearProperty("covenant.codec");
    }
  }

  @Test
  void aHandlerOnABeanThatIsNoContract() {
    assertProblem(
        "@CommandHandler on Forgotten.admit(Admit): the bean has no @Contract, so nothing looks at"
            + " it; add it",
        Forgotten.class);
  }

  @Test
  void aBeanWithoutATypeThatHasTheHandler() {
    assertProblem(
        "@CommandHandler on OnlyRunnable.admit(Admit): none of the bean's types has the method;"
            + " declare it in the business interface or in @Typed",
        OnlyRunnable.class);
  }

  @Test
  void aPartSuppliedTwice() {
    assertProblem(
        "There are several beans of type dev.covenant.observation.ContractObserver; the application"
            + " supplies at most one",
        OneObserver.class,
        OtherObserver.class);
  }

  @Test
  void staleQueriesThatNothingHandles() {
    String remedy = ", but nothing handles that query; write a @QueryHandler for ";
    assertThatThrownBy(() -> deploy(StaleDesk.class))
        .hasMessageContaining("Covenant found 2 problems:")
        .hasMessageContaining(
            "@CommandHandler on StaleDesk.admit(Admit): Stale has @Invalidates(Ask.class)"
                + remedy
                + Ask.class.getName()
                + " or take it out of @Invalidates")
        .hasMessageContaining(
            "@CommandHandler on StaleDesk.admit(Admit): Stale has @Invalidates(Sweep.class)"
                + remedy
                + Sweep.class.getName());
  }

  @Test
  void allProblemsAreReportedTogether() {
    assertThatThrownBy(() -> deploy(NoParameter.class, Strings.class, Returning.class))
        .hasMessageContaining("Covenant found 3 problems:")
        .hasMessageContaining("NoParameter.admit()")
        .hasMessageContaining("Strings.admit(String)")
        .hasMessageContaining("Returning.heard(Fact)");
  }

  private static void assertProblem(String message, Class<?>... beans) {
    assertThatThrownBy(() -> deploy(beans)).hasMessageContaining(message);
  }

  private static void deploy(Class<?>... beans) {
    Weld weld = Containers.plain(beans);
    try (WeldContainer container = weld.initialize()) {
      throw new AssertionError(container + " was deployed");
    }
  }

  record Admit(String name) implements Command<Long> {}

  record Ask(String name) implements Query<String> {}

  record AskList(String name) implements Query<List<String>> {}

  record Sweep() {}

  record Fact() {}

  interface Shape {}

  @ContractName("same")
  record First() {}

  @ContractName("same")
  record Second() {}

  @ContractName(" ")
  record Blank() {}

  @Contract
  @Dependent
  static class FirstDesk {
    @CommandHandler
    Long admit(Admit command) {
      return 1L;
    }
  }

  @Contract
  @Dependent
  static class SecondDesk {
    @CommandHandler
    Long admit(Admit command) {
      return 2L;
    }
  }

  @Contract
  @Dependent
  static class TwoQueries {
    @QueryHandler
    String one(Ask query) {
      return "";
    }

    @QueryHandler
    String two(Ask query) {
      return "";
    }
  }

  @Contract
  @Dependent
  static class TwoJobs {
    @JobHandler
    void one(Sweep job) {}

    @JobHandler
    void two(Sweep job) {}
  }

  @Contract
  @Dependent
  static class NoParameter {
    @CommandHandler
    void admit() {}
  }

  @Contract
  @Dependent
  static class TwoParameters {
    @CommandHandler
    Long admit(Admit command, String more) {
      return 1L;
    }
  }

  @Contract
  @Dependent
  static class Strings {
    @CommandHandler
    void admit(String command) {}
  }

  @Contract
  @Dependent
  static class Interfaces {
    @DomainEventHandler
    void heard(Shape event) {}
  }

  @Contract
  @Dependent
  static class Hidden {
    @CommandHandler
    private Long admit(Admit command) {
      return 1L;
    }
  }

  @Contract
  @Dependent
  static class Static {
    @CommandHandler
    static Long admit(Admit command) {
      return 1L;
    }
  }

  @Contract
  @Dependent
  static class Returning {
    @DomainEventHandler
    String heard(Fact event) {
      return "";
    }
  }

  @Contract
  @Dependent
  static class WrongResult {
    @CommandHandler
    String admit(Admit command) {
      return "";
    }
  }

  @Contract
  @Dependent
  static class WrongList {
    @QueryHandler
    List<Long> list(AskList query) {
      return List.of();
    }
  }

  @Contract
  @Dependent
  static class WrongKind {
    @QueryHandler
    Long admit(Admit command) {
      return 1L;
    }
  }

  @Contract
  @Dependent
  static class Both {
    @DomainEventHandler
    @JobHandler
    void heard(Fact event) {}
  }

  @Contract
  @Dependent
  static class Names {
    @DomainEventHandler
    void one(First event) {}

    @DomainEventHandler
    void two(Second event) {}
  }

  @Contract
  @Dependent
  static class BlankNames {
    @DomainEventHandler
    void heard(Blank event) {}
  }

  @Dependent
  static class Forgotten {
    @CommandHandler
    Long admit(Admit command) {
      return 1L;
    }
  }

  @Contract
  @Dependent
  @Typed(Runnable.class)
  static class OnlyRunnable implements Runnable {
    @CommandHandler
    Long admit(Admit command) {
      return 1L;
    }

    @Override
    public void run() {}
  }

  @Invalidates({Ask.class, Sweep.class, AskList.class})
  record Stale() {}

  @Invalidates(Fact.class)
  record StaleToo() {}

  @Contract
  @Dependent
  static class StaleDesk {
    @CommandHandler(emits = {Stale.class, Fact.class})
    Long admit(Admit command) {
      return 1L;
    }

    @DomainEventHandler
    void heard(StaleToo event) {}

    @DomainEventHandler
    void known(Stale event) {}

    @JobHandler
    void sweep(Sweep job) {}

    @QueryHandler
    List<String> list(AskList query) {
      return List.of();
    }
  }

  @ApplicationScoped
  static class OneObserver implements ContractObserver {
    @Override
    public void observe(Observation observation) {}
  }

  @ApplicationScoped
  static class OtherObserver implements ContractObserver {
    @Override
    public void observe(Observation observation) {}
  }

  @ContractName(value = "blank-alias", aliases = "")
  record BlankAlias() {}

  @ContractName(value = "no-version", version = 0)
  record NoVersion() {}

  @ContractName(value = "aliased", aliases = "old")
  record Aliased() {}

  @ContractName("old")
  record TakesAlias() {}

  @Contract
  @Dependent
  static class WrongNames {
    @DomainEventHandler
    void alias(BlankAlias event) {}

    @DomainEventHandler
    void first(Aliased event) {}

    @DomainEventHandler
    void second(TakesAlias event) {}

    @DomainEventHandler
    void version(NoVersion event) {}
  }

  @ContractName(value = "shaped", version = 2)
  record Formed() {}

  @Contract
  @Dependent
  static class Shaped {
    @DomainEventHandler
    void heard(Formed event) {}
  }

  private abstract static class Upcaster implements EventUpcaster {
    @Override
    public String contract() {
      return "shaped";
    }

    @Override
    public int from() {
      return 1;
    }

    @Override
    public String upcast(String json) {
      return json;
    }
  }

  @Dependent
  static class FirstUpcaster extends Upcaster {}

  @ApplicationScoped
  static class SecondUpcaster extends Upcaster {}

  @Dependent
  static class LateUpcaster extends Upcaster {
    @Override
    public int from() {
      return 2;
    }
  }

  @Dependent
  static class LostUpcaster extends Upcaster {
    @Override
    public String contract() {
      return "lost";
    }
  }

  @Dependent
  static class SilentUpcaster extends Upcaster {
    @Override
    public String contract() {
      throw new IllegalStateException("not now");
    }
  }
}
