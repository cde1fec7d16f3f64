package dev.covenant.it.secured;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Everybody is a nurse, and Ada a doctor too; all have the same password. */
@BasicAuthenticationMechanismDefinition(realmName = "it")
@ApplicationScoped
public class Staff implements IdentityStore {
  @Override
  public CredentialValidationResult validate(Credential credential) {
    if (credential instanceof UsernamePasswordCredential login
        && login.getPasswordAsString().equals("secret")) {
      String name = login.getCaller();
      return new CredentialValidationResult(
          name, name.equals("ada") ? Set.of("nurse", "doctor") : Set.of("nurse"));
    }
    return CredentialValidationResult.INVALID_RESULT;
  }
}
