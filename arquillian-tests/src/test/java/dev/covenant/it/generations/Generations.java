package dev.covenant.it.generations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;

/** The class loaders of all deployments, as long as anything holds them but this list. */
@ApplicationScoped
public class Generations {
  private final String name = ConfigProvider.getConfig().getValue("it.name", String.class);

  @Inject private Register register;

  void register(@Observes @Initialized(ApplicationScoped.class) Object application) {
    register.open();
    all().add(new WeakReference<>(Generations.class.getClassLoader()));
  }

  /** Those that are still reachable after a collection, by their number; the first is 1. */
  List<Integer> reachable() {
    System.gc();
    List<WeakReference<ClassLoader>> all = all();
    return IntStream.rangeClosed(1, all.size())
        .filter(number -> !all.get(number - 1).refersTo(null))
        .boxed()
        .toList();
  }

  /** The virtual machine's own properties outlive a deployment; only its own classes are kept. */
  @SuppressWarnings("unchecked")
  private List<WeakReference<ClassLoader>> all() {
    return (List<WeakReference<ClassLoader>>)
        System.getProperties()
            .computeIfAbsent(
                "covenant.it." + name,
                key -> new CopyOnWriteArrayList<WeakReference<ClassLoader>>());
  }
}
