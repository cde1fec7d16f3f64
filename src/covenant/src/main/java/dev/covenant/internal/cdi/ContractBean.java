package dev.covenant.internal.cdi;

import dev.covenant.internal.scan.HandlerMethod;
import jakarta.enterprise.inject.spi.Bean;

/**
 * A handler and the bean that has it.
 *
 * @param bean the bean
 * @param handler the handler method
 * @param transactional whether it states transaction rules of its own
 * @param bounded whether {@link BoundaryInterceptor} surrounds it
 */
record ContractBean(Bean<?> bean, HandlerMethod handler, boolean transactional, boolean bounded) {}
