package dev.covenant.it.app;

/** Where the outcome is decided: by the command's handler, or by an owner around the command. */
public enum Place {
  IN_COMMAND,
  AFTER_COMMAND
}
