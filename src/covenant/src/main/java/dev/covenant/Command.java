package dev.covenant;

/**
 * An intent to change state that returns {@code R}. A record, mostly. Implementing this makes
 * {@code R result = dispatcher.execute(command)} typed at compile time; a plain type goes through
 * {@link ContractDispatcher#execute(Object, Class)}.
 *
 * @param <R> the result; {@link Void} for none
 */
public interface Command<R> {}
