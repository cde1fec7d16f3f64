package dev.covenant.benchmarks.outbox;

import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A Spring Boot application with Modulith's registry of publications, which deletes what is done.
 */
final class ModulithOutbox implements Contender {
  private final Receiver receiver = new Receiver();
  private final AtomicLong numbers = new AtomicLong();
  private final AgroalDataSource source;
  private final ConfigurableApplicationContext context;
  private final TransactionTemplate transactions;

  ModulithOutbox(Postgres postgres, String schema) throws SQLException {
    source = postgres.pool(schema);
    context =
        new SpringApplicationBuilder(Application.class, Listener.class)
            .web(WebApplicationType.NONE)
            .logStartupInfo(false)
            .properties(
                Map.of(
                    "spring.main.banner-mode", "off",
                    "spring.modulith.events.completion-mode", "delete",
                    "spring.modulith.events.jdbc.schema-initialization.enabled", "true"))
            .initializers(
                (GenericApplicationContext started) -> {
                  started.registerBean(DataSource.class, () -> source);
                  started.registerBean(Receiver.class, () -> receiver);
                })
            .run();
    transactions = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
  }

  @Override
  public String name() {
    return "Spring Modulith";
  }

  @Override
  public Receiver receiver() {
    return receiver;
  }

  @Override
  public boolean isSlow() {
    return true;
  }

  @Override
  public void transaction(int events) {
    transactions.executeWithoutResult(
        status -> {
          for (int i = 0; i < events; i++) {
            context.publishEvent(Moved.of(numbers.incrementAndGet()));
          }
        });
  }

  @Override
  public boolean isEmpty() throws SQLException {
    return new Sql(source).isEmpty("SELECT 1 FROM event_publication LIMIT 1");
  }

  @Override
  public void close() {
    context.close();
    source.close();
  }

  /** What Spring Boot configures by itself. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  public static class Application {}

  /** Hears each event on another thread; the least that Modulith can do with it. */
  public static class Listener {
    private final Receiver receiver;

    /** Takes what it tells. */
    public Listener(Receiver receiver) {
      this.receiver = receiver;
    }

    @Async
    @TransactionalEventListener
    void hear(Moved event) {
      receiver.hear(event.patient());
    }
  }
}
