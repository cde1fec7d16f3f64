package dev.covenant.internal.cdi;

import dev.covenant.internal.scan.HandlerMethod;
import jakarta.enterprise.inject.spi.Bean;
import org.jspecify.annotations.Nullable;

/**
 * A handler and the bean that has it.
 *
 * @param bean the bean
 * @param handler the handler method
 * @param enterprise whether it is an enterprise bean
 * @param transactional whether it states transaction rules of its own
 * @param intercepted whether any interceptor surrounds it
 * @param bounded whether {@link BoundaryInterceptor} surrounds it
 * @param callers who may call it, where the container does not see to that; null for everybody
 */
record ContractBean(
    Bean<?> bean,
    HandlerMethod handler,
    boolean enterprise,
    boolean transactional,
    boolean intercepted,
    boolean bounded,
    @Nullable CallerRule callers) {}
