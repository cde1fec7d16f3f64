package dev.covenant.internal.cdi;

import dev.covenant.ContractException;
import dev.covenant.Registry;
import dev.covenant.codec.EventUpcaster;
import dev.covenant.internal.codec.UpcastSteps;
import dev.covenant.internal.scan.Problems;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Comparator;
import java.util.List;

/** Checks the upcasters that an application supplies. */
final class UpcasterBeans {
  private static final Comparator<Bean<?>> ORDER =
      Comparator.comparing(bean -> bean.getBeanClass().getName());

  private UpcasterBeans() {}

  static void check(BeanManager manager, Registry registry, Problems problems) {
    UpcastSteps steps = new UpcastSteps(registry);
    List<Bean<?>> beans =
        manager.getBeans(EventUpcaster.class, Any.Literal.INSTANCE).stream().sorted(ORDER).toList();
    for (Bean<?> bean : beans) {
      CreationalContext<?> context = manager.createCreationalContext(bean);
      try {
        EventUpcaster upcaster =
            (EventUpcaster) manager.getReference(bean, EventUpcaster.class, context);
        steps.add(upcaster.contract(), upcaster.from(), bean.getBeanClass().getName());
      } catch (ContractException e) {
        problems.upcaster(String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        problems.unusable(EventUpcaster.class.getSimpleName(), bean.getBeanClass(), e);
      } finally {
        context.release();
      }
    }
  }
}
