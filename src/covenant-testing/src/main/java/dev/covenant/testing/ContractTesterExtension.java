package dev.covenant.testing;

import dev.covenant.ContractDispatcher;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a tester of its own, in plain Java. Parameters of test methods, and of those
 * before and after each, may be the {@link ContractTester}, or its {@link ContractDispatcher},
 * {@link RecordingSink} or {@link TestTransactions}. Thread-safe: tests may run at the same time.
 *
 * <pre>{@code
 * @RegisterExtension
 * final ContractTesterExtension contracts =
 *     ContractTesterExtension.of(() -> ContractTester.of(registry));
 * }</pre>
 *
 * <p>In a Weld test it is not needed: Weld injects the same.
 */
public final class ContractTesterExtension implements ParameterResolver {
  private static final Map<Class<?>, Function<ContractTester, Object>> PARTS =
      Map.of(
          ContractTester.class, tester -> tester,
          ContractDispatcher.class, ContractTester::dispatcher,
          RecordingSink.class, ContractTester::sink,
          TestTransactions.class, ContractTester::transactions);

  private final Supplier<ContractTester> testers;

  private ContractTesterExtension(Supplier<ContractTester> testers) {
    this.testers = Objects.requireNonNull(testers, "testers");
  }

  /**
   * Makes a tester for each test that asks for one.
   *
   * @param testers makes a new one
   * @return the extension, to be registered with {@code @RegisterExtension}
   */
  public static ContractTesterExtension of(Supplier<ContractTester> testers) {
    return new ContractTesterExtension(testers);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARTS.containsKey(parameter.getParameter().getType())
        && context.getTestMethod().isPresent();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return PARTS.get(parameter.getParameter().getType()).apply(tester(context));
  }

  @SuppressWarnings("deprecation") // What replaces it came with JUnit 6; this works with 5 too.
  private ContractTester tester(ExtensionContext context) {
    return context
        .getStore(Namespace.create(this))
        .getOrComputeIfAbsent(context.getUniqueId(), test -> testers.get(), ContractTester.class);
  }
}
