package dev.covenant.internal.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginRuleTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # origin                     | host              | secure | allowed list             | may
          -                            | clinic.example    | false  | ''                       | true
          http://clinic.example        | clinic.example    | false  | ''                       | true
          http://clinic.example:80     | clinic.example    | false  | ''                       | true
          http://clinic.example        | clinic.example:80 | false  | ''                       | true
          https://clinic.example       | clinic.example    | false  | ''                       | true
          https://clinic.example       | clinic.example:443| true   | ''                       | true
          https://clinic.example:443   | clinic.example    | true   | ''                       | true
          HTTPS://Clinic.Example       | clinic.EXAMPLE    | true   | ''                       | true
          http://localhost:8080        | localhost:8080    | false  | ''                       | true
          http://[::1]:8080            | [::1]:8080        | false  | ''                       | true
          http://my_host:8080          | my_host:8080      | false  | ''                       | true
          http://clinic.example        | clinic.example    | true   | ''                       | false
          http://clinic.example        | clinic.example:443| false  | ''                       | false
          http://localhost:3000        | localhost:8080    | false  | ''                       | false
          http://localhost             | localhost:8080    | false  | ''                       | false
          http://evil.example          | clinic.example    | false  | ''                       | false
          http://clinic.example.evil   | clinic.example    | false  | ''                       | false
          http://evilclinic.example    | clinic.example    | false  | ''                       | false
          http://clinic.example@evil   | clinic.example    | false  | ''                       | false
          http://clinic.example/x      | clinic.example    | false  | ''                       | false
          ftp://clinic.example         | clinic.example    | false  | ''                       | false
          capacitor://localhost        | localhost         | false  | ''                       | false
          clinic.example               | clinic.example    | false  | ''                       | false
          null                         | clinic.example    | false  | ''                       | false
          ''                           | clinic.example    | false  | ''                       | false
          http://a.example http://b    | a.example         | false  | ''                       | false
          http://clinic.example        | -                 | false  | ''                       | false
          http://clinic.example        | a.example b       | false  | ''                       | false
          -                            | -                 | false  | ''                       | true
          https://app.example          | clinic.example    | true   | https://app.example      | true
          https://app.example:443      | clinic.example    | true   | https://app.example      | true
          https://APP.example          | clinic.example    | true   | https://app.example:443  | true
          https://app.example          | -                 | false  | https://app.example      | true
          http://app.example           | clinic.example    | false  | https://app.example      | false
          https://app.example:8443     | clinic.example    | true   | https://app.example      | false
          http://localhost:3000        | localhost:8080    | false  | 'http://a.example , http://localhost:3000,' | true
          capacitor://localhost        | clinic.example    | true   | capacitor://localhost    | true
          null                         | clinic.example    | false  | *                        | true
          http://evil.example          | clinic.example    | false  | *                        | true
          """,
      delimiter = '|')
  void decidesBy(String origin, String host, boolean secure, String list, boolean may) {
    assertThat(
            OriginRule.parse(list)
                .orElseThrow()
                .allows(origin, null, Target.of(host, secure).orElse(null)))
        .isEqualTo(may);
  }

  @Test
  void aListEntryThatIsNoOriginIsAnError() {
    assertThat(OriginRule.parse("https://a.example, b.example")).isEmpty();
  }

  /** Browsers send no Origin with what a page of the same site, or an image tag, asks for. */
  @ParameterizedTest
  @CsvSource({"same-origin, true", "none, true", "same-site, false", "cross-site, false"})
  void withoutAnOriginTheBrowserTellsWhoAsks(String site, boolean allowed) {
    Target target = Target.of("clinic.example", true).orElseThrow();

    assertThat(OriginRule.OWN.allows(null, site, target)).isEqualTo(allowed);
    assertThat(OriginRule.parse("*").orElseThrow().allows(null, site, target)).isTrue();
  }
}
