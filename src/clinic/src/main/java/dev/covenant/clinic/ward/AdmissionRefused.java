package dev.covenant.clinic.ward;

/** The ward cannot take this patient. */
public class AdmissionRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AdmissionRefused(String why) {
    super(why);
  }
}
