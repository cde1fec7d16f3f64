package dev.covenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.Count;
import dev.covenant.Ward.Sweep;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RegistrationTest {
  private final Registry.Builder builder = Registry.builder();

  @ContractName("ward.noted")
  private record Noted() {}

  @ContractName("ward.noted")
  private record NotedToo() {}

  @ContractName(
      value = "ward.renamed",
      aliases = {"ward.old", "ward.older"})
  record Renamed() {}

  @ContractName("ward.old")
  record TakesAlias() {}

  @ContractName(value = "ward.x", aliases = "ward.older")
  record SharesAlias() {}

  @ContractName(value = "ward.y", aliases = "ward.renamed")
  record TakesName() {}

  @ContractName(value = "ward.z", aliases = " ")
  record BlankAlias() {}

  @ContractName(value = "ward.zz", version = 0)
  record NoVersion() {}

  @ContractName("  ")
  private record Blank() {}

  @Test
  void aCommandHasOneOwner() {
    builder.command(Admit.class, String.class, Admit::patient);

    ContractException failure =
        refused(() -> builder.command(Admit.class, String.class, Admit::patient));

    assertThat(failure.kind()).isEqualTo(ErrorKind.DUPLICATE_HANDLER);
    assertThat(failure.contract()).contains(Admit.class.getName());
    assertThat(failure).hasMessageContaining("exactly one owner");
  }

  @Test
  @SuppressWarnings({"rawtypes", "unchecked"}) // What the compiler would refuse.
  void aHandlerReturnsWhatItsCommandStates() {
    Class command = Admit.class;

    ContractException failure = refused(() -> builder.command(command, Long.class, c -> 1L));

    assertThat(failure.kind()).isEqualTo(ErrorKind.UNSUPPORTED_HANDLER);
    assertThat(failure)
        .hasMessageContaining("cannot return java.lang.Long: Admit states java.lang.String");
  }

  @Test
  void aQueryHasOneHandler() {
    builder.query(Count.class, Long.class, query -> 1L);

    assertThat(refused(() -> builder.query(Count.class, Long.class, query -> 2L)).kind())
        .isEqualTo(ErrorKind.DUPLICATE_HANDLER);
  }

  @Test
  void aJobHasOneHandler() {
    builder.job(Sweep.class, job -> {});

    assertThat(refused(() -> builder.job(Sweep.class, job -> {})).kind())
        .isEqualTo(ErrorKind.DUPLICATE_HANDLER);
  }

  @Test
  void theFirstOwnerStaysAfterADuplicate() {
    builder.command(Admit.class, String.class, command -> "first");
    refused(() -> builder.command(Admit.class, String.class, command -> "second"));

    assertThat(ContractDispatcher.over(builder.build()).execute(new Admit("Ada")))
        .isEqualTo("first");
  }

  @Test
  void oneTypeMayBeACommandAQueryAndAJob() {
    builder.command(Count.class, Long.class, command -> 1L);
    builder.query(Count.class, Long.class, query -> 2L);
    builder.job(Count.class, job -> {});

    ContractDispatcher dispatcher = ContractDispatcher.over(builder.build());

    assertThat(dispatcher.execute(new Count(), Long.class)).isEqualTo(1L);
    assertThat(dispatcher.ask(new Count(), Long.class)).isEqualTo(2L);
  }

  @Test
  void nullHandlersAreRefused() {
    assertNil(() -> builder.command(Admit.class, String.class, null));
    assertNil(() -> builder.query(Count.class, Long.class, null));
    assertNil(() -> builder.job(Sweep.class, null));
    assertNil(() -> builder.domainEvent(Admitted.class, null));
    assertNil(() -> builder.integrationEvent(Admitted.class, null));
    assertNil(() -> builder.presentationEvent(Admitted.class, null));
  }

  @Test
  void nullTypesAreRefused() {
    assertNil(() -> builder.command(null, String.class, command -> ""));
    assertNil(() -> builder.command(Admit.class, null, command -> ""));
    assertNil(() -> builder.query(null, Long.class, query -> 1L));
    assertNil(() -> builder.job(null, job -> {}));
    assertNil(() -> builder.domainEvent(null, event -> {}));
    assertNil(() -> builder.subscriber(EventCategory.DOMAIN, null, "subscriber", event -> {}));
    assertNil(() -> builder.subscriber(null, Admitted.class, "subscriber", event -> {}));
    assertNil(() -> builder.subscriber(EventCategory.DOMAIN, Admitted.class, null, event -> {}));
  }

  @Test
  void aNullRegistryIsRefused() {
    assertNil(() -> ContractDispatcher.over(null));
    assertNil(() -> ContractDispatcher.builder(null));
  }

  @Test
  void theNameIsThatOfTheAnnotationElseOfTheClass() {
    Registry registry = builder.build();

    assertThat(registry.nameOf(Noted.class)).isEqualTo("ward.noted");
    assertThat(registry.nameOf(Admitted.class)).isEqualTo("dev.covenant.Ward$Admitted");
  }

  @Test
  void twoTypesWithOneNameAreRefused() {
    builder.domainEvent(Noted.class, event -> {});

    ContractException failure = refused(() -> builder.job(NotedToo.class, job -> {}));

    assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_NAME);
    assertThat(failure)
        .hasMessageContaining(Noted.class.getName())
        .hasMessageContaining(NotedToo.class.getName())
        .hasMessageContaining("ward.noted");
  }

  @Test
  void aNameThatAnotherTypeHasIsRefusedAtRunTimeToo() {
    Registry registry = builder.domainEvent(Noted.class, event -> {}).build();

    assertThat(refused(() -> registry.nameOf(NotedToo.class)).kind())
        .isEqualTo(ErrorKind.INVALID_NAME);
  }

  @Test
  void aBlankNameIsRefused() {
    assertThat(refused(() -> builder.domainEvent(Blank.class, event -> {})).kind())
        .isEqualTo(ErrorKind.INVALID_NAME);
  }

  @Test
  void anEventIsFoundByItsNameAndItsAliasesInItsCategory() {
    Registry registry =
        builder
            .domainEvent(Renamed.class, event -> {})
            .command(Admit.class, String.class, Admit::patient)
            .build();

    for (String name : List.of("ward.renamed", "ward.old", "ward.older")) {
      assertThat(registry.eventType(EventCategory.DOMAIN, name)).contains(Renamed.class);
      assertThat(registry.eventType(EventCategory.INTEGRATION, name)).isEmpty();
    }
    assertThat(registry.eventType(EventCategory.DOMAIN, Renamed.class.getName())).isEmpty();
    assertThat(registry.eventType(EventCategory.DOMAIN, registry.nameOf(Admit.class))).isEmpty();
    assertThat(registry.nameOf(Renamed.class)).isEqualTo("ward.renamed");
  }

  @Test
  void anAliasThatAnotherTypeHasIsRefused() {
    builder.domainEvent(Renamed.class, event -> {});

    for (Class<?> other : List.of(TakesAlias.class, SharesAlias.class, TakesName.class)) {
      ContractException failure = refused(() -> builder.job(other, job -> {}));

      assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_NAME);
      assertThat(failure)
          .hasMessage(
              "%s and %s both have the contract name %s, as an alias; give one of them another @ContractName",
              Renamed.class.getName(), other.getName(), failure.contract().orElseThrow());
    }
  }

  @Test
  void aBlankAliasAndAVersionBelowOneAreRefused() {
    ContractException alias = refused(() -> builder.job(BlankAlias.class, job -> {}));
    ContractException version = refused(() -> builder.job(NoVersion.class, job -> {}));

    assertThat(alias.kind()).isEqualTo(ErrorKind.INVALID_NAME);
    assertThat(alias)
        .hasMessage(
            "@ContractName on %s has a blank alias; name it or drop it",
            BlankAlias.class.getName());
    assertThat(version.kind()).isEqualTo(ErrorKind.INVALID_NAME);
    assertThat(version)
        .hasMessage(
            "@ContractName on %s has the version 0; versions begin with 1",
            NoVersion.class.getName());
  }

  @Test
  void aSubscribersNameIsUniqueForItsEvent() {
    builder.subscriber(EventCategory.DOMAIN, Admitted.class, "board", event -> {});
    builder.subscriber(EventCategory.INTEGRATION, Admitted.class, "board", event -> {});

    assertThat(
            refused(
                    () ->
                        builder.subscriber(
                            EventCategory.DOMAIN, Admitted.class, "board", event -> {}))
                .kind())
        .isEqualTo(ErrorKind.DUPLICATE_HANDLER);
  }

  @Test
  void aRoleDeclaredTwiceIsDeclared() {
    builder.command(Admit.class, String.class, Admit::patient, RuntimeRole.WEB, RuntimeRole.WEB);

    assertThat(builder.build().contracts().get(0).roles()).containsExactly(RuntimeRole.WEB);
  }

  @Test
  void aRegistryDoesNotChangeWhenItsBuilderGoesOn() {
    Registry registry = builder.build();
    builder.job(Sweep.class, job -> {});
    builder.domainEvent(Admitted.class, event -> {});

    assertThat(registry.contracts()).isEmpty();
  }

  private static void assertNil(ThrowingCallable registration) {
    assertThat(refused(registration).kind()).isEqualTo(ErrorKind.NIL_HANDLER);
  }

  private static ContractException refused(ThrowingCallable call) {
    return catchThrowableOfType(ContractException.class, call);
  }
}
