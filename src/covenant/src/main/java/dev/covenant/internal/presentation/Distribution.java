package dev.covenant.internal.presentation;

import dev.covenant.internal.presentation.HubClient.Acceptance;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Brings what a hub accepted to the buffers of its clients, batch by batch, one at a time and on a
 * thread of the hub. Thread-safe.
 */
final class Distribution {
  private final HubThreads threads;
  private final Object lock;
  // Guarded by the lock.
  private final MessageLog log;
  private final Members members;
  private boolean scheduled;

  /** With so many, it cannot keep up: who sends more lends it a hand before a buffer is full. */
  private final int many;

  private final Consumer<HubClient> tooSlow;
  private final ReentrantLock turn = new ReentrantLock();

  /**
   * A distribution of what is in a log.
   *
   * @param lock guards log and members
   * @param buffer how many messages may wait for a client
   * @param tooSlow is given clients whose buffer is too small for what is for them
   */
  Distribution(
      HubThreads threads,
      Object lock,
      MessageLog log,
      Members members,
      int buffer,
      Consumer<HubClient> tooSlow) {
    this.threads = threads;
    this.lock = lock;
    this.log = log;
    this.members = members;
    this.many = buffer / 2;
    this.tooSlow = tooSlow;
  }

  /** Something was accepted. */
  void isDue() {
    boolean first;
    boolean behind;
    synchronized (lock) {
      first = !scheduled;
      scheduled = true;
      behind = log.undistributed() > many;
    }
    if (behind) {
      distribute();
    } else if (first) {
      HubThreads.run(threads.distributing(), this::distribute);
    }
  }

  private void distribute() {
    between(
        () -> {
          while (distributeNext()) {
            // More was accepted meanwhile.
          }
        });
  }

  private boolean distributeNext() {
    List<Message> batch;
    List<HubClient> clients;
    synchronized (lock) {
      batch = log.takeUndistributed();
      // After the batch: who is not here yet was told of it when it joined.
      clients = members.all();
      scheduled = !batch.isEmpty();
    }
    if (batch.isEmpty()) {
      return false;
    }
    clients.forEach(client -> offer(client, batch));
    return true;
  }

  /** What fails with one client, be it for want of a thread, must not keep it from the others. */
  private void offer(HubClient client, List<Message> batch) {
    try {
      Acceptance acceptance = client.accept(batch);
      if (acceptance == Acceptance.WAKES) {
        wake(client);
      } else if (acceptance == Acceptance.OVERFLOWS) {
        tooSlow.accept(client);
      }
    } catch (RuntimeException | Error e) {
      client.failed(e);
    }
  }

  /** Starts to send to a client that has something to be told. */
  void wake(HubClient client) {
    try {
      threads.sending().execute(client::pump);
    } catch (RejectedExecutionException e) {
      client.failed(e);
    }
  }

  /** Does something while no batch is on its way. */
  void between(Runnable work) {
    turn.lock();
    try {
      work.run();
    } finally {
      turn.unlock();
    }
  }
}
