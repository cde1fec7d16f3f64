package dev.covenant.internal.outbox;

import java.io.IOException;

/** What a child process hears of its parent. Thread-safe. */
final class CrashParent {
  /** The word for it. */
  static final int ENOUGH = 'E';

  private volatile boolean enough;

  private CrashParent() {}

  /** Listens from now on; the process ends where its parent ends without having had enough. */
  static CrashParent listen() {
    CrashParent parent = new CrashParent();
    Thread thread = new Thread(parent::hear);
    thread.setDaemon(true);
    thread.start();
    return parent;
  }

  private void hear() {
    try {
      enough = System.in.read() == ENOUGH;
    } catch (IOException e) {
      // As good as the end.
    }
    if (!enough) {
      // Nobody is left to kill this process.
      Runtime.getRuntime().halt(1);
    }
  }

  /** Whether no more commands are to be run. */
  boolean hasEnough() {
    return enough;
  }
}
