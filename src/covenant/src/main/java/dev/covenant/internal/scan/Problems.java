package dev.covenant.internal.scan;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that keeps an application from being deployed, each naming the bean, the method and
 * the remedy. Not thread-safe.
 */
public final class Problems {
  private final List<String> found = new ArrayList<>();

  /** What was found, in order. */
  public List<String> found() {
    return List.copyOf(found);
  }

  /** All problems as one message. */
  public String message() {
    StringBuilder message = new StringBuilder("Covenant found ");
    message.append(found.size()).append(found.size() == 1 ? " problem:" : " problems:");
    int number = 0;
    for (String problem : found) {
      message.append(System.lineSeparator()).append("  ").append(++number).append(". ");
      message.append(problem);
    }
    return message.toString();
  }

  void severalMarkers(Class<?> bean, Method method, List<String> annotations) {
    found.add(
        "%s has %s; a method handles one kind of contract, so keep one of them"
            .formatted(HandlerMethod.place(bean, method), String.join(" and ", annotations)));
  }

  void noContract(String annotation, Class<?> bean, Method method) {
    add(annotation, bean, method, "the bean has no @Contract, so nothing looks at it; add it");
  }

  void parameters(String annotation, Class<?> bean, Method method) {
    add(
        annotation,
        bean,
        method,
        "it has %d parameters; a handler has one, the contract, and gets the rest injected into its bean"
            .formatted(method.getParameterCount()));
  }

  void contractType(String annotation, Class<?> bean, Method method) {
    add(
        annotation,
        bean,
        method,
        "%s is not a class of its own; make the contract a record"
            .formatted(method.getGenericParameterTypes()[0].getTypeName()));
  }

  void hidden(String annotation, Class<?> bean, Method method) {
    add(annotation, bean, method, "the method is private or static; a bean's handler is neither");
  }

  void returnsSomething(String annotation, Class<?> bean, Method method) {
    add(
        annotation,
        bean,
        method,
        "it returns %s, which nobody would get; make it void"
            .formatted(method.getReturnType().getSimpleName()));
  }

  void wrongResult(String annotation, Class<?> bean, Method method, String declared) {
    add(
        annotation,
        bean,
        method,
        "it returns %s, but %s says %s; make them the same"
            .formatted(
                method.getGenericReturnType().getTypeName(),
                method.getParameterTypes()[0].getSimpleName(),
                declared));
  }

  void wrongKind(String annotation, Class<?> bean, Method method, String declared) {
    add(
        annotation,
        bean,
        method,
        "%s is a %s; mark the method @%sHandler"
            .formatted(method.getParameterTypes()[0].getSimpleName(), declared, declared));
  }

  void twoOwners(HandlerMethod first, HandlerMethod second) {
    add(
        second.annotation(),
        second.bean(),
        second.method(),
        "%s already has an owner, %s.%s; a %s has exactly one"
            .formatted(
                second.type().getSimpleName(),
                first.bean().getSimpleName(),
                first.method().getName(),
                second.kind().label()));
  }

  void invalidates(HandlerMethod handler, Class<?> event, Class<?> query) {
    add(
        handler.annotation(),
        handler.bean(),
        handler.method(),
        "%s has @Invalidates(%s.class), but nothing handles that query; write a @QueryHandler for %s or take it out of @Invalidates"
            .formatted(event.getSimpleName(), query.getSimpleName(), query.getName()));
  }

  void name(HandlerMethod handler, String why) {
    add(handler.annotation(), handler.bean(), handler.method(), why);
  }

  /** An enterprise bean shows its public methods only. */
  public void notPublic(HandlerMethod handler) {
    add(
        handler.annotation(),
        handler.bean(),
        handler.method(),
        "the method is not public, and an enterprise bean is called through public ones; make it so");
  }

  /** The bean cannot be called through any of its types. */
  public void uncallable(HandlerMethod handler) {
    add(
        handler.annotation(),
        handler.bean(),
        handler.method(),
        "none of the bean's types has the method; declare it in the business interface or in @Typed");
  }

  /** A routed channel has nothing at its other end. */
  public void unconnected(String channel, String contracts) {
    found.add(
        ("Channel %s, to which %s is routed, does not exist; configure"
                + " mp.messaging.outgoing.%s.connector or write an @Incoming(\"%s\") method")
            .formatted(channel, contracts, channel, channel));
  }

  /** The messaging implementation does not open a routed channel. */
  public void unopened(String channel, String contracts, Throwable cause) {
    found.add(
        "Channel %s, to which %s is routed, cannot be opened; see to its connector: %s"
            .formatted(channel, contracts, cause.getMessage()));
  }

  /** Something is used that the platform here does not bring. */
  public void absent(String part, String need) {
    found.add("%s needs %s, which is absent; add it or remove the need".formatted(need, part));
  }

  /** An application bean of an SPI type is there more than once. */
  public void ambiguous(String type) {
    found.add(
        "There are several beans of type %s; the application supplies at most one".formatted(type));
  }

  /** A key has a value that means nothing. */
  public void setting(String key, String value, String wanted) {
    found.add("%s is %s; give %s".formatted(key, value, wanted));
  }

  /** A key is configured that nothing reads. */
  public void unknownKey(String key, List<String> known) {
    found.add("%s is not read by anything; it ends in one of %s".formatted(key, known));
  }

  /** A setting and a bean of the application are about the same part. */
  public void replaced(String setting, String type) {
    found.add(
        "%s means nothing beside a bean of type %s, which takes all events; remove one of them"
            .formatted(setting, type));
  }

  /** A worker has nothing to get events from. */
  public void noSource(String worker, String key) {
    found.add(
        "Worker %s has no source; set %s to the name of an EventSource bean"
            .formatted(worker, key));
  }

  /** A key names a bean that is not there, or that is there more than once. */
  public void unnamed(String key, String name, String type) {
    found.add(
        "%s is %s, but there is not exactly one bean of type %s with @Named(\"%s\"); supply it"
            .formatted(key, name, type, name));
  }

  /** An upcaster is for a version or an event that is not there, or is a second one. */
  public void upcaster(String why) {
    found.add(why);
  }

  /** A bean that must say what it is for cannot. */
  public void unusable(String type, Class<?> bean, Throwable cause) {
    found.add(
        "%s %s cannot be asked what it is for while the application is deployed: %s"
            .formatted(type, bean.getName(), cause));
  }

  private void add(String annotation, Class<?> bean, Method method, String why) {
    found.add("@%s on %s: %s".formatted(annotation, HandlerMethod.place(bean, method), why));
  }
}
