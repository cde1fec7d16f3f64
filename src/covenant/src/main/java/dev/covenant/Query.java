package dev.covenant;

/**
 * A read that returns {@code R} and can emit nothing. A record, mostly. Implementing this makes
 * {@code R answer = dispatcher.ask(query)} typed at compile time; a plain type goes through {@link
 * ContractDispatcher#ask(Object, Class)}.
 *
 * @param <R> the answer
 */
public interface Query<R> {}
