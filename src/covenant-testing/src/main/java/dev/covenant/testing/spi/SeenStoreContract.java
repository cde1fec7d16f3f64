package dev.covenant.testing.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.worker.SeenStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a {@link SeenStore} does. Extend it, and supply one that is ready for a hundred ids. */
@Timeout(60)
public abstract class SeenStoreContract {
  private static final int THREADS = 4;

  /** For subclasses. */
  protected SeenStoreContract() {}

  /**
   * The store under test.
   *
   * @return a store; it may know ids of other tests
   * @throws Exception to fail the test
   */
  protected abstract SeenStore store() throws Exception;

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> UUID.randomUUID().toString()).toList();
  }

  @Test
  void whatWasNotMarkedIsNotSeen() throws Exception {
    assertThat(store().seen(ids(3))).isEmpty();
  }

  @Test
  void whatWasMarkedIsSeenAndNothingElse() throws Exception {
    SeenStore store = store();
    List<String> ids = ids(4);

    store.markIfNew(ids.subList(0, 2));

    assertThat(store.seen(ids)).containsExactlyInAnyOrder(ids.get(0), ids.get(1));
  }

  @Test
  void askingMarksNothing() throws Exception {
    SeenStore store = store();
    List<String> ids = ids(1);

    store.seen(ids);

    assertThat(store.seen(ids)).isEmpty();
  }

  @Test
  void markingTellsHowManyWereNew() throws Exception {
    SeenStore store = store();
    List<String> ids = ids(3);

    assertThat(store.markIfNew(ids.subList(0, 2))).isEqualTo(2);
    assertThat(store.markIfNew(ids)).isEqualTo(1);
    assertThat(store.markIfNew(ids)).isZero();
  }

  @Test
  void noIdsAreFine() throws Exception {
    SeenStore store = store();

    assertThat(store.seen(List.of())).isEmpty();
    assertThat(store.markIfNew(List.of())).isZero();
  }

  @Test
  void anIdIsWhateverItsSourceCallsAnEvent() throws Exception {
    SeenStore store = store();
    String prefix = UUID.randomUUID().toString();
    List<String> ids =
        List.of(
            prefix + " a:b/c*?", prefix + "\n'\"{}", prefix + "漢\uD83D\uDE00", prefix.repeat(7));

    store.markIfNew(ids);

    assertThat(store.seen(ids)).isEqualTo(Set.copyOf(ids));
    assertThat(store.seen(List.of(prefix))).isEmpty();
  }

  @Test
  void oneOfManyWhoMarkAnIdIsToldThatItWasNew() throws Exception {
    SeenStore store = store();
    CyclicBarrier together = new CyclicBarrier(THREADS);
    for (String id : ids(20)) {
      List<Background<Integer>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        all.add(
            Background.start(
                () -> {
                  together.await();
                  return store.markIfNew(List.of(id));
                }));
      }
      int fresh = 0;
      for (Background<Integer> one : all) {
        fresh += one.result();
      }
      assertThat(fresh).isEqualTo(1);
    }
  }
}
