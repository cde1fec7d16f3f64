package dev.covenant.benchmarks.presentation;

import java.io.IOException;

/** The server has nothing at a contender's address. */
final class AbsentException extends IOException {
  private static final long serialVersionUID = 1L;

  AbsentException(String message) {
    super(message);
  }
}
