package dev.covenant.benchmarks;

import an.awesome.pipelinr.Pipelinr;
import com.google.common.eventbus.EventBus;
import java.util.stream.Stream;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Other dispatchers, as their own documentation sets them up, without transactions. */
@State(Scope.Thread)
public class OthersBenchmark {
  private final Fact fact = new Fact("a");
  private final Pipelinr pipelinr = new Pipelinr().with(() -> Stream.of(PipelinrHandlers.all()));
  private final EventBus guava = new EventBus();
  private final AnnotationConfigApplicationContext spring =
      new AnnotationConfigApplicationContext(Heard.class);
  private CommandGateway axon;

  @Setup
  public void start() {
    guava.register(new Heard());
    SimpleCommandBus bus = SimpleCommandBus.builder().build();
    new AnnotationCommandHandlerAdapter<>(new Desk()).subscribe(bus);
    axon = DefaultCommandGateway.builder().commandBus(bus).build();
  }

  @TearDown
  public void stop() {
    spring.close();
  }

  @Benchmark
  public Object pipelinr(Rota rota) {
    return rota.order().execute(pipelinr);
  }

  @Benchmark
  public Object axon(Rota rota) {
    return axon.sendAndWait(rota.order());
  }

  @Benchmark
  public void guava() {
    guava.post(fact);
  }

  @Benchmark
  public void spring() {
    spring.publishEvent(fact);
  }
}
