package dev.covenant.it.app;

/** What a command or an owner throws. */
public class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refused(String why) {
    super(why);
  }
}
