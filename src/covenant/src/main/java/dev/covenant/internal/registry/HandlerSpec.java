package dev.covenant.internal.registry;

import dev.covenant.ContractFunction;
import dev.covenant.ContractKind;
import dev.covenant.RuntimeRole;
import org.jspecify.annotations.Nullable;

/**
 * What is to be registered as the owner of a command, query or job.
 *
 * @param kind command, query or job
 * @param type the contract's type
 * @param result the result's type, Void for none
 * @param handler runs it
 * @param roles the roles declared
 * @param place where the handler is written, for messages
 * @param transactional whether the handler states transaction rules of its own
 * @param access who may call it
 * @param boundary identifies the handler's method to the interceptor around it, null without one
 */
public record HandlerSpec(
    ContractKind kind,
    Class<?> type,
    Class<?> result,
    ContractFunction<Object, Object> handler,
    RuntimeRole[] roles,
    String place,
    boolean transactional,
    Access access,
    @Nullable Object boundary) {}
