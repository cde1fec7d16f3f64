package dev.covenant.internal.scan;

import dev.covenant.ContractKind;
import dev.covenant.EventCategory;
import dev.covenant.RuntimeRole;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method that handles a contract, found to be well-formed.
 *
 * @param annotation the simple name of the annotation that marks it
 * @param kind the kind of contract
 * @param category the category of an event, else null
 * @param type the contract's type
 * @param result the result's type, Void for none
 * @param roles the roles declared
 * @param emits the event types declared
 * @param bean the bean's class
 * @param method the method
 */
public record HandlerMethod(
    String annotation,
    ContractKind kind,
    @Nullable EventCategory category,
    Class<?> type,
    Class<?> result,
    List<RuntimeRole> roles,
    List<Class<?>> emits,
    Class<?> bean,
    Method method) {

  /** Where the handler is written, as {@code WardDesk.admit(AdmitPatient)}. */
  public String place() {
    return place(bean, method);
  }

  /** The stable name of a subscriber. */
  public String name() {
    return bean.getName() + "." + method.getName() + "(" + type.getName() + ")";
  }

  static String place(Class<?> bean, Method method) {
    StringBuilder place = new StringBuilder(bean.getSimpleName()).append('.');
    place.append(method.getName()).append('(');
    String separator = "";
    for (Class<?> parameter : method.getParameterTypes()) {
      place.append(separator).append(parameter.getSimpleName());
      separator = ", ";
    }
    return place.append(')').toString();
  }
}
