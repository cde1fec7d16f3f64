package dev.covenant.internal.emission;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes event ids: UUIDs of version 7 (RFC 9562, sections 5.7 and 6.2) that rise within this
 * process, without a lock or a system call. A counter beside the milliseconds makes them unique
 * here, the random bits make them unique among processes.
 */
public final class EventIds {
  private static final int COUNTER_BITS = 12;
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long VARIANT_MASK = 0x3fff_ffff_ffff_ffffL;

  /** Two processes may seed their thread-local generators alike; this tells them apart. */
  private static final long PROCESS = new SecureRandom().nextLong();

  private static final AtomicLong LAST = new AtomicLong();

  private EventIds() {}

  public static UUID next() {
    long earliest = System.currentTimeMillis() << COUNTER_BITS;
    long tick = LAST.updateAndGet(last -> Math.max(last + 1, earliest));
    long high = (tick >>> COUNTER_BITS) << 16 | VERSION | tick & 0xfff;
    long random = PROCESS ^ ThreadLocalRandom.current().nextLong();
    return new UUID(high, random & VARIANT_MASK | VARIANT);
  }
}
