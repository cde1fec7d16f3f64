package dev.covenant.internal.outbox;

/** A target that says when it has an event. */
record WatchedTarget(Target target, CrashPoints points) implements Target {
  static Targets watched(Targets targets, CrashPoints points) {
    return event ->
        targets.of(event).stream()
            .<Target>map(target -> new WatchedTarget(target, points))
            .toList();
  }

  @Override
  public String name() {
    return target.name();
  }

  @Override
  public boolean isReachable() {
    return target.isReachable();
  }

  @Override
  public void deliver(RelayedEvent event) throws Exception {
    target.deliver(event);
    points.at(CrashPoint.DELIVERED);
  }
}
