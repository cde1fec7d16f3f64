package dev.covenant.internal.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SendingThreadsTest {
  private static final int FEW = 2;

  private final SendingThreads threads = new SendingThreads(FEW, Thread::new);
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void stop() {
    release.countDown();
    threads.shutdownNow();
  }

  @Test
  void thereAreFewWhileNoneHangs() throws Exception {
    CountDownLatch all = new CountDownLatch(1_000);
    for (int i = 0; i < 1_000; i++) {
      threads.execute(all::countDown);
    }

    assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(threads.getLargestPoolSize()).isLessThanOrEqualTo(FEW);
  }

  @Test
  void oneMoreWorksForEachThatHangsAndFewerWhenItReturns() {
    CountDownLatch hanging = new CountDownLatch(5);
    for (int i = 0; i < 5; i++) {
      threads.execute(
          () -> {
            hanging.countDown();
            awaitRelease();
          });
    }

    await()
        .until(
            () -> {
              threads.relieve();
              return hanging.getCount() == 0;
            });
    CountDownLatch other = new CountDownLatch(1);
    threads.execute(other::countDown);
    await()
        .until(
            () -> {
              threads.relieve();
              return other.getCount() == 0;
            });

    release.countDown();
    await()
        .untilAsserted(
            () -> {
              threads.relieve();
              assertThat(threads.getCorePoolSize()).isEqualTo(FEW);
              assertThat(threads.getMaximumPoolSize()).isEqualTo(FEW);
            });
  }

  private void awaitRelease() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
