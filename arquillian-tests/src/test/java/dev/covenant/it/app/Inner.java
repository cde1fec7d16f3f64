package dev.covenant.it.app;

/** How a command within another one runs and ends; the outer one catches what it throws. */
public enum Inner {
  JOINED_FAILS,
  TOLERATED_FAILS,
  NEW_COMMITS,
  NEW_FAILS,
  OUTSIDE_RETURNS
}
