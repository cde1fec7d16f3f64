package dev.covenant.it.app;

/** The business interface of {@link LocalEnterpriseDesk}. */
public interface LocalDesk {
  String act(Act.InLocalEnterpriseBean command);
}
