package dev.covenant.internal.outbox;

import dev.covenant.codec.EncodedEnvelope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event in the outbox.
 *
 * @param seq in which order rows were inserted
 * @param event the event
 * @param key its partition key, or null
 * @param attempts how often its delivery failed
 * @param targets who was to get it when it was stored
 * @param done the targets that have it
 */
record Row(
    long seq,
    EncodedEnvelope event,
    @Nullable String key,
    int attempts,
    Set<String> targets,
    Set<String> done) {}
