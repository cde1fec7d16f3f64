package dev.covenant.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until the test moves it. Thread-safe. What {@link #withZone} returns
 * shows the same time: it moves along.
 */
public final class FakeClock extends Clock {
  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  private FakeClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = Objects.requireNonNull(zone, "zone");
  }

  /**
   * A clock in UTC that stands at a time.
   *
   * @param start the time
   * @return the clock
   */
  public static FakeClock at(Instant start) {
    return new FakeClock(
        new AtomicReference<>(Objects.requireNonNull(start, "start")), ZoneOffset.UTC);
  }

  /**
   * A clock in UTC that stands at a time.
   *
   * @param start the time in ISO 8601, for example {@code 2026-11-24T08:00:00Z}
   * @return the clock
   * @throws java.time.format.DateTimeParseException for anything else
   */
  public static FakeClock at(String start) {
    return at(Instant.parse(start));
  }

  /**
   * Moves the time on.
   *
   * @param duration how far; not back, for which {@link #set} is
   * @return the new time
   * @throws IllegalArgumentException for a negative duration
   */
  public Instant advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(
          "The clock cannot advance by " + duration + "; set() moves it back");
    }
    return now.updateAndGet(time -> time.plus(duration));
  }

  /**
   * Sets the time, also back, as a real clock may be.
   *
   * @param time the new time
   */
  public void set(Instant time) {
    now.set(Objects.requireNonNull(time, "time"));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public FakeClock withZone(ZoneId zone) {
    return new FakeClock(now, zone);
  }

  @Override
  public String toString() {
    return "FakeClock[" + instant() + ", " + zone + "]";
  }
}
