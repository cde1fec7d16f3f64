package dev.covenant.internal.presentation;

import java.util.Optional;

/**
 * What a handshake decided about a client.
 *
 * @param participant who it is
 * @param cursor where it was when it was connected before, as it says
 * @param revocations what {@link Hub#revocations()} was before that was decided
 */
public record Admission(Participant participant, Optional<String> cursor, long revocations) {}
