package dev.covenant.it.app;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** Has two commands in the middle of their work at the same time. */
@Contract
@ApplicationScoped
public class MeetingDesk {
  @Inject private Work work;
  @Inject private Rows rows;
  @Inject private Endings endings;

  private final Map<String, CyclicBarrier> meetings = new ConcurrentHashMap<>();

  @CommandHandler(emits = Facts.Sent.class)
  String meet(Meet command) throws Exception {
    Scenario scenario = command.scenario();
    CyclicBarrier meeting =
        meetings.computeIfAbsent(command.meeting(), name -> new CyclicBarrier(2));
    rows.add(scenario.store(), scenario.id(), "business");
    meeting.await(30, TimeUnit.SECONDS);
    work.state(scenario.id());
    meeting.await(30, TimeUnit.SECONDS);
    endings.end(scenario.outcome());
    return "done " + scenario.id();
  }
}
