package dev.covenant.internal.channel;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Tells the {@link OutgoingChannel} beans apart. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface OutgoingChannelName {
  String value();

  /** The annotation with a name. */
  final class Literal extends AnnotationLiteral<OutgoingChannelName>
      implements OutgoingChannelName {
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
