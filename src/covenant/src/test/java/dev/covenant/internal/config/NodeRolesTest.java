package dev.covenant.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.RuntimeRole;
import dev.covenant.internal.scan.Problems;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NodeRolesTest {
  private final Problems problems = new Problems();

  private Set<RuntimeRole> read(String value) {
    try (Configuration configured = Configuration.of(Map.of("covenant.roles", value))) {
      return NodeRoles.configured(problems);
    }
  }

  @Test
  void aNodeHasAllRolesUnlessTheConfigurationSays() {
    assertThat(NodeRoles.configured(problems))
        .containsExactly(
            RuntimeRole.WEB,
            RuntimeRole.WORKER,
            RuntimeRole.CRON,
            RuntimeRole.API,
            RuntimeRole.ADMIN);
    assertThat(read("web, Worker")).containsExactly(RuntimeRole.WEB, RuntimeRole.WORKER);
    assertThat(problems.found()).isEmpty();
  }

  @Test
  void rolesThatNobodyHasAreNamed() {
    read("web,any");

    assertThat(problems.found())
        .containsExactly(
            "covenant.roles is web,any; give one or more of web, worker, cron, api, admin");
  }
}
