package dev.covenant.internal.cdi;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Binds {@link BoundaryInterceptor}; the extension puts it on handlers that other interceptors
 * surround.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
public @interface Bounded {
  /** The annotation itself. */
  final class Literal extends AnnotationLiteral<Bounded> implements Bounded {
    static final Literal INSTANCE = new Literal();
    private static final long serialVersionUID = 1L;
  }
}
