package dev.covenant.internal.scan;

import dev.covenant.CommandHandler;
import dev.covenant.ContractKind;
import dev.covenant.DomainEventHandler;
import dev.covenant.EventCategory;
import dev.covenant.IntegrationEventHandler;
import dev.covenant.JobHandler;
import dev.covenant.PresentationEventHandler;
import dev.covenant.QueryHandler;
import dev.covenant.RuntimeRole;
import java.lang.annotation.Annotation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an annotation says about the method it is on. */
record Marker(
    String annotation,
    ContractKind kind,
    @Nullable EventCategory category,
    List<RuntimeRole> roles,
    List<Class<?>> emits) {

  /** What the annotation says, or null if it marks no handler. */
  static @Nullable Marker of(Annotation annotation) {
    if (annotation instanceof CommandHandler command) {
      return of(annotation, ContractKind.COMMAND, null, command.roles(), command.emits());
    }
    if (annotation instanceof QueryHandler query) {
      return of(annotation, ContractKind.QUERY, null, query.roles());
    }
    if (annotation instanceof JobHandler job) {
      return of(annotation, ContractKind.JOB, null, job.roles());
    }
    if (annotation instanceof DomainEventHandler event) {
      return of(annotation, ContractKind.EVENT, EventCategory.DOMAIN, event.roles());
    }
    if (annotation instanceof IntegrationEventHandler event) {
      return of(annotation, ContractKind.EVENT, EventCategory.INTEGRATION, event.roles());
    }
    if (annotation instanceof PresentationEventHandler event) {
      return of(annotation, ContractKind.EVENT, EventCategory.PRESENTATION, event.roles());
    }
    return null;
  }

  private static Marker of(
      Annotation annotation,
      ContractKind kind,
      @Nullable EventCategory category,
      RuntimeRole[] roles,
      Class<?>... emits) {
    String name = annotation.annotationType().getSimpleName();
    return new Marker(name, kind, category, List.of(roles), List.of(emits));
  }

  boolean returnsResult() {
    return kind == ContractKind.COMMAND || kind == ContractKind.QUERY;
  }
}
