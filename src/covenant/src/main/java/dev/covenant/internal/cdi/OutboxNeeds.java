package dev.covenant.internal.cdi;

import dev.covenant.internal.config.OutboxSettings;
import dev.covenant.internal.config.Platform;
import dev.covenant.internal.scan.Problems;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.transaction.Transactions;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;

/** What an outbox cannot do without. */
final class OutboxNeeds {
  private OutboxNeeds() {}

  static void check(Optional<OutboxSettings> outbox, BeanManager manager, Problems problems) {
    if (outbox.isEmpty()) {
      return;
    }
    String need = "covenant.outbox=jdbc";
    if (!Platform.TRANSACTIONS.isPresent() && manager.getBeans(Transactions.class).isEmpty()) {
      problems.absent(Platform.TRANSACTIONS.label(), need);
    }
    if (!manager.getBeans(CommandEventSink.class).isEmpty()) {
      problems.replaced(need, CommandEventSink.class.getName());
    }
    if (!CodecChoice.isThere(manager)) {
      problems.absent(CodecChoice.part(), need);
    }
  }
}
