package dev.covenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.Clean;
import dev.covenant.Ward.Count;
import dev.covenant.Ward.Sweep;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetadataTest {
  private final Registry registry =
      Registry.builder()
          .job(Sweep.class, job -> {})
          .presentationEvent(Admitted.class, event -> {})
          .domainEvent(Admitted.class, event -> {}, RuntimeRole.WORKER)
          .domainEvent(Admitted.class, event -> {}, RuntimeRole.WEB)
          .query(Count.class, Long.class, query -> 1L, RuntimeRole.ANY)
          .command(Clean.class, Void.class, command -> null)
          .command(Admit.class, String.class, Admit::patient, RuntimeRole.WEB, RuntimeRole.API)
          .build();

  @Test
  void contractsAreSortedByKindCategoryAndName() {
    assertThat(registry.contracts())
        .extracting(ContractMetadata::kind, ContractMetadata::eventCategory, MetadataTest::simple)
        .containsExactly(
            tuple(ContractKind.COMMAND, null, "Admit"),
            tuple(ContractKind.COMMAND, null, "Clean"),
            tuple(ContractKind.QUERY, null, "Count"),
            tuple(ContractKind.EVENT, EventCategory.DOMAIN, "Admitted"),
            tuple(ContractKind.EVENT, EventCategory.PRESENTATION, "Admitted"),
            tuple(ContractKind.JOB, null, "Sweep"));
  }

  @Test
  void handlersResultsAndRolesAreDescribed() {
    assertThat(registry.contracts())
        .extracting(
            MetadataTest::simple,
            ContractMetadata::handlers,
            ContractMetadata::resultType,
            m -> List.copyOf(m.roles()))
        .contains(
            tuple("Admit", 1, String.class.getName(), List.of(RuntimeRole.WEB, RuntimeRole.API)),
            tuple("Admitted", 2, null, List.of(RuntimeRole.WEB, RuntimeRole.WORKER)),
            tuple("Sweep", 1, null, List.of()));
  }

  @Test
  void aRoleSeesWhatItMayRunOrHear() {
    assertThat(registry.contractsFor(RuntimeRole.WEB))
        .extracting(MetadataTest::simple, ContractMetadata::handlers)
        .containsExactly(
            tuple("Admit", 1),
            tuple("Count", 1),
            tuple("Admitted", 1),
            tuple("Admitted", 1),
            tuple("Sweep", 1));
    assertThat(registry.contractsFor(RuntimeRole.CRON))
        .extracting(MetadataTest::simple, ContractMetadata::eventCategory)
        .containsExactly(
            tuple("Count", null),
            tuple("Admitted", EventCategory.PRESENTATION),
            tuple("Sweep", null));
  }

  @Test
  void nobodySeesContractsAsAnyOrAsNull() {
    assertThatThrownBy(() -> registry.contractsFor(RuntimeRole.ANY))
        .isInstanceOfSatisfying(
            ContractException.class,
            e -> assertThat(e.kind()).isEqualTo(ErrorKind.ROLE_NOT_ALLOWED));
    assertThatThrownBy(() -> registry.contractsFor(null))
        .isInstanceOfSatisfying(
            ContractException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NIL_HANDLER));
  }

  @Test
  void metadataCannotBeChanged() {
    List<ContractMetadata> contracts = registry.contracts();

    assertThatThrownBy(() -> contracts.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> contracts.get(0).roles().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static String simple(ContractMetadata contract) {
    return contract.name().substring(contract.name().indexOf('$') + 1);
  }
}
