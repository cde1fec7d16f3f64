package dev.covenant.internal.cdi;

import dev.covenant.outbox.OutboxCount;
import dev.covenant.outbox.OutboxEntry;
import dev.covenant.outbox.OutboxOperations;
import dev.covenant.outbox.OutboxState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.enterprise.inject.Vetoed;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations on this application's outbox, for whoever injects them. */
@Typed(OutboxOperations.class)
@ApplicationScoped
@Vetoed
public class OutboxDesk implements OutboxOperations {
  private final OutboxRelay relay;
  private final BeanManager manager;

  /** For the client proxy. */
  OutboxDesk() {
    this(null, null);
  }

  @Inject
  OutboxDesk(OutboxRelay relay, BeanManager manager) {
    this.relay = relay;
    this.manager = manager;
  }

  private OutboxOperations operations() {
    return relay
        .outbox()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The application has not opened its outbox yet; call its operations after the start"))
        .operations(() -> CallerName.find(manager));
  }

  @Override
  public Map<OutboxState, OutboxCount> status() {
    return operations().status();
  }

  @Override
  public List<OutboxEntry> page(OutboxState state, long afterSeq, int limit) {
    return operations().page(state, afterSeq, limit);
  }

  @Override
  public Optional<OutboxEntry> find(long seq) {
    return operations().find(seq);
  }

  @Override
  public boolean resubmit(long seq) {
    return operations().resubmit(seq);
  }

  @Override
  public long resubmitContract(String contract) {
    return operations().resubmitContract(contract);
  }

  @Override
  public long resubmitCause(String text) {
    return operations().resubmitCause(text);
  }

  @Override
  public boolean skip(long seq) {
    return operations().skip(seq);
  }

  @Override
  public long skipContract(String contract) {
    return operations().skipContract(contract);
  }

  @Override
  public long purge(OutboxState state, Duration olderThan) {
    return operations().purge(state, olderThan);
  }
}
