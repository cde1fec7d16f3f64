package dev.covenant.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractDispatcher;
import dev.covenant.ContractEvents;
import dev.covenant.ContractMetadata;
import dev.covenant.DomainEventHandler;
import dev.covenant.JobHandler;
import dev.covenant.QueryHandler;
import dev.covenant.Registry;
import dev.covenant.RuntimeRole;
import dev.covenant.SubscriberException;
import dev.covenant.codec.EnvelopeCodec;
import dev.covenant.observation.ContractObserver;
import dev.covenant.observation.Observation;
import dev.covenant.sink.PresentationFanout;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.Interceptors;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handler beans of every scope, with their interceptors and decorators, and supplied parts. */
@EnableWeld
class HandlerBeansTest {
  private static final List<String> LOG = new CopyOnWriteArrayList<>();

  @WeldSetup
  WeldInitiator weld =
      WeldInitiator.from(
              Containers.plain(
                  Shared.class,
                  PerRequest.class,
                  PerCall.class,
                  Wrapped.class,
                  WrapperDecorator.class,
                  LoggingInterceptor.class,
                  RetryingInterceptor.class,
                  Retried.class,
                  NamingItsInterceptor.class,
                  BSubscriber.class,
                  ASubscriber.class,
                  Observing.class,
                  Fanout.class,
                  UpperCaseCodec.class))
          .activate(RequestScoped.class)
          .build();

  @Inject ContractDispatcher dispatcher;
  @Inject Registry registry;

  @BeforeEach
  void clear() {
    LOG.clear();
  }

  @Test
  void anApplicationScopedBeanKeepsItsState() {
    assertThat(dispatcher.execute(new Count(), Integer.class)).isEqualTo(1);
    assertThat(dispatcher.execute(new Count(), Integer.class)).isEqualTo(2);
  }

  @Test
  void aRequestScopedBeanIsThatOfTheRequest() {
    assertThat(dispatcher.ask(new Ask(), String.class)).startsWith("request");
  }

  @Test
  void aDependentBeanIsCreatedForTheCallAndDestroyedAfterIt() {
    dispatcher.run(new Work());
    assertThat(LOG).containsExactly("worked", "destroyed");
  }

  @Test
  void aDependentBeanIsDestroyedAfterAFailure() {
    assertThatThrownBy(() -> dispatcher.run(new FailingWork())).hasMessage("work failed");
    assertThat(LOG).containsExactly("destroyed");
  }

  @Test
  void interceptorsAndDecoratorsSurroundTheHandler() {
    dispatcher.execute(new Wrap(), Void.class);
    assertThat(LOG)
        .containsExactly("intercepted", "decorated", "handled", "A wrapped", "B wrapped");
  }

  @Test
  void onlyTheAttemptThatSucceededIsHeard() {
    dispatcher.execute(new Retry(), Void.class);
    assertThat(LOG).containsExactly("A attempt 2", "B attempt 2");
  }

  @Test
  void onlyTheAttemptThatSucceededIsHeardWhereTheClassNamesItsInterceptor() {
    dispatcher.execute(new NamedRetry(), Void.class);
    assertThat(LOG).containsExactly("A attempt 2", "B attempt 2");
  }

  @Test
  void subscribersAreCalledInTheOrderOfTheirClassNames() {
    assertThat(registry.contracts())
        .filteredOn(contract -> contract.name().equals(Happened.class.getName()))
        .extracting(ContractMetadata::handlers)
        .containsExactly(2);
    dispatcher.publishDomain(new Happened("now"));
    assertThat(LOG).containsExactly("A now", "B now");
  }

  @Test
  void aSubscriberIsNamedInItsFailure() {
    assertThatThrownBy(() -> dispatcher.publishDomain(new Happened("bad")))
        .isInstanceOfSatisfying(
            SubscriberException.class,
            e ->
                assertThat(e.subscriber())
                    .isEqualTo(
                        ASubscriber.class.getName() + ".heard(" + Happened.class.getName() + ")"));
  }

  @Test
  void rolesOfTheAnnotationFailClosed() {
    assertThat(dispatcher.as(RuntimeRole.WEB).ask(new Ask(), String.class)).isNotNull();
    assertThatThrownBy(() -> dispatcher.as(RuntimeRole.API).ask(new Ask(), String.class))
        .hasMessageContaining("PerRequest.answer(Ask)");
  }

  @Test
  void suppliedPartsReplaceTheLibrarysOwn(Observing observing, Fanout fanout) {
    dispatcher.execute(new Show("x"), Void.class);
    assertThat(fanout.shown()).containsExactly("ENCODED x");
    assertThat(observing.names()).contains("covenant.contract.execute.command");
  }

  record Count() {}

  record Ask() {}

  record Work() {}

  record FailingWork() {}

  record Wrap() {}

  record Retry() {}

  record NamedRetry() {}

  record Show(String what) {}

  record Happened(String when) {}

  @Contract
  @ApplicationScoped
  static class Shared {
    private int count;
    @Inject ContractEvents events;

    @CommandHandler
    Integer count(Count command) {
      return ++count;
    }

    @CommandHandler
    void show(Show command) {
      events.emitPresentation(command);
    }
  }

  @Contract
  @RequestScoped
  static class PerRequest {
    @QueryHandler(roles = RuntimeRole.WEB)
    String answer(Ask query) {
      return "request " + System.identityHashCode(this);
    }
  }

  @Contract
  @Dependent
  static class PerCall {
    @JobHandler
    void work(Work job) {
      LOG.add("worked");
    }

    @JobHandler
    void fail(FailingWork job) {
      throw new IllegalStateException("work failed");
    }

    @PreDestroy
    void destroyed() {
      LOG.add("destroyed");
    }
  }

  interface Wrapper {
    void wrap(Wrap command);
  }

  @Logged
  @Contract
  @ApplicationScoped
  static class Wrapped implements Wrapper {
    @Inject ContractEvents events;

    @Override
    @CommandHandler
    public void wrap(Wrap command) {
      LOG.add("handled");
      events.emitDomain(new Happened("wrapped"));
    }
  }

  @Decorator
  @Priority(1)
  abstract static class WrapperDecorator implements Wrapper {
    @Inject @Delegate @Any Wrapper delegate;

    @Override
    public void wrap(Wrap command) {
      LOG.add("decorated");
      delegate.wrap(command);
    }
  }

  @InterceptorBinding
  @Retention(RetentionPolicy.RUNTIME)
  @interface Logged {}

  @Logged
  @Interceptor
  @Priority(1)
  static class LoggingInterceptor {
    @AroundInvoke
    Object log(InvocationContext call) throws Exception {
      LOG.add("intercepted");
      return call.proceed();
    }
  }

  @InterceptorBinding
  @Retention(RetentionPolicy.RUNTIME)
  @interface Retrying {}

  @Retrying
  @Interceptor
  @Priority(2)
  static class RetryingInterceptor {
    @AroundInvoke
    Object retry(InvocationContext call) throws Exception {
      try {
        return call.proceed();
      } catch (IllegalStateException e) {
        return call.proceed();
      }
    }
  }

  @Contract
  @ApplicationScoped
  static class Retried {
    private int attempts;
    @Inject ContractEvents events;

    @Retrying
    @CommandHandler
    void retry(Retry command) {
      events.emitDomain(new Happened("attempt " + ++attempts));
      if (attempts == 1) {
        throw new IllegalStateException("first");
      }
    }
  }

  @Contract
  @ApplicationScoped
  @Interceptors(RetryingInterceptor.class)
  static class NamingItsInterceptor {
    private int attempts;
    @Inject ContractEvents events;

    @CommandHandler
    void retry(NamedRetry command) {
      events.emitDomain(new Happened("attempt " + ++attempts));
      if (attempts == 1) {
        throw new IllegalStateException("first");
      }
    }
  }

  @Contract
  @ApplicationScoped
  static class ASubscriber {
    @DomainEventHandler
    void heard(Happened event) {
      if (event.when().equals("bad")) {
        throw new IllegalStateException("bad");
      }
      LOG.add("A " + event.when());
    }
  }

  @Contract
  @ApplicationScoped
  static class BSubscriber {
    @DomainEventHandler
    void heard(Happened event) {
      LOG.add("B " + event.when());
    }
  }

  @ApplicationScoped
  static class Observing implements ContractObserver {
    private final List<String> names = new CopyOnWriteArrayList<>();

    @Override
    public void observe(Observation observation) {
      names.add(observation.name().label());
    }

    List<String> names() {
      return names;
    }
  }

  @ApplicationScoped
  static class Fanout implements PresentationFanout {
    private final List<String> shown = new ArrayList<>();

    @Override
    public void send(List<dev.covenant.EventEnvelope> events) {
      events.forEach(event -> shown.add(event.json().orElseThrow()));
    }

    List<String> shown() {
      return shown;
    }
  }

  @ApplicationScoped
  static class UpperCaseCodec implements EnvelopeCodec {
    @Override
    public String encodeValue(Object value) {
      return "ENCODED " + ((Show) value).what();
    }

    @Override
    public Object decodeValue(String json, Class<?> type) {
      return new Show(json);
    }
  }
}
