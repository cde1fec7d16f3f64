package dev.covenant.it.connector;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Tells the {@link IncomingChannel} beans apart. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface IncomingChannelName {
  String value();

  /** The annotation with a name. */
  final class Literal extends AnnotationLiteral<IncomingChannelName>
      implements IncomingChannelName {
    private static final long serialVersionUID = 1L;
    private final String value;

    Literal(String value) {
      this.value = value;
    }

    @Override
    public String value() {
      return value;
    }
  }
}
