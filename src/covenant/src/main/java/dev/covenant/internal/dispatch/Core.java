package dev.covenant.internal.dispatch;

import dev.covenant.internal.registry.ContractRegistry;
import dev.covenant.internal.release.LocalSubscribers;
import dev.covenant.internal.release.Observers;
import dev.covenant.internal.release.Releases;
import dev.covenant.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/** What all dispatchers over one registry share, whatever their roles and sinks. */
record Core(
    ContractRegistry registry,
    Commands commands,
    @Nullable Transactions transactions,
    Releases releases,
    LocalSubscribers subscribers,
    Observers observers,
    EventScope scope) {}
