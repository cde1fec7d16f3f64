package dev.covenant.internal.channel;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks a bean that is reached through a {@link DelegatingBean}. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface BehindExtension {
  /** The annotation itself. */
  final class Literal extends AnnotationLiteral<BehindExtension> implements BehindExtension {
    static final Literal INSTANCE = new Literal();
    private static final long serialVersionUID = 1L;
  }
}
