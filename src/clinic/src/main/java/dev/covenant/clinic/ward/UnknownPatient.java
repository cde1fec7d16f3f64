package dev.covenant.clinic.ward;

/** No patient of this number is here: never admitted, or discharged meanwhile. */
public class UnknownPatient extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownPatient(long id) {
    super("No patient has the number " + id + ": look at the board again");
  }
}
