package dev.covenant.internal.sse;

import dev.covenant.internal.presentation.HubClient;
import dev.covenant.internal.presentation.Message;
import dev.covenant.internal.presentation.Outlet;
import dev.covenant.presentation.Disconnection;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One client's response. Whoever has something for it goes on with it: the hub's thread with
 * messages, the container's when the client has read. One at a time, and without a lock: containers
 * call back under locks of their own.
 */
final class EventStream implements Outlet, WriteListener, AsyncListener {
  static final String CONTENT_TYPE = "text/event-stream";

  /** How long a browser waits before it connects again, where no script decides that. */
  private static final byte[] RETRY = "retry: 2000\n\n".getBytes(StandardCharsets.UTF_8);

  private static final Logger LOG = System.getLogger(EventStream.class.getName());

  private final AsyncContext context;
  private final HttpServletResponse response;
  private final ServletOutputStream out;
  // Whoever begins the response works first.
  private final AtomicInteger work = new AtomicInteger(1);
  private volatile @Nullable Sending sending;
  private volatile boolean writable;
  private volatile boolean closing;
  private volatile @Nullable HubClient client;
  // Of whoever does the work.
  private boolean ended;

  /** Messages on their way: not written, written, or written and flushed. */
  private static final class Sending {
    private final byte[] bytes;
    private final Completion completion;
    private boolean written;
    private boolean flushed;

    Sending(byte[] bytes, Completion completion) {
      this.bytes = bytes;
      this.completion = completion;
    }
  }

  EventStream(AsyncContext context, HttpServletResponse response) throws IOException {
    this.context = context;
    this.response = response;
    this.out = response.getOutputStream();
    response.setContentType(CONTENT_TYPE);
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store, no-transform");
    // Asks proxies that collect responses not to.
    response.setHeader("X-Accel-Buffering", "no");
  }

  /**
   * Begins the response, now that the client takes part. What the hub has for it meanwhile, even
   * its end, comes after that. Open Liberty would keep back what is flushed later, unless something
   * was before it calls back.
   */
  void begin(HubClient client) throws IOException {
    this.client = client;
    try {
      context.addListener(this);
      response.flushBuffer();
      out.write(RETRY);
      out.flush();
      out.setWriteListener(this);
    } catch (IOException e) {
      leave();
      throw e;
    } finally {
      workOn(1);
    }
  }

  @Override
  public void send(List<Message> messages, Completion completion) {
    sending = new Sending(bytes(messages), completion);
    work();
  }

  private static byte[] bytes(List<Message> messages) {
    if (messages.size() == 1) {
      return messages.get(0).stream();
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    messages.forEach(message -> all.writeBytes(message.stream()));
    return all.toByteArray();
  }

  /**
   * What is written to a client that is gone fails sooner or later; there is no answer to ask for.
   */
  @Override
  public boolean probe() {
    return true;
  }

  @Override
  public void close(Disconnection cause) {
    closing = true;
    work();
  }

  @Override
  public void onWritePossible() {
    writable = true;
    work();
  }

  private void work() {
    if (work.getAndIncrement() == 0) {
      workOn(1);
    }
  }

  private void workOn(int begun) {
    int seen = begun;
    do {
      step();
      seen = work.addAndGet(-seen);
    } while (seen > 0);
  }

  private void step() {
    if (ended) {
      return;
    }
    if (closing) {
      ended = true;
      complete();
      return;
    }
    Sending current = sending;
    if (current == null || !writable) {
      return;
    }
    try {
      if (isThrough(current)) {
        sending = null;
        current.completion.succeeded();
      }
    } catch (IOException | RuntimeException e) {
      sending = null;
      current.completion.failed(e);
    }
  }

  /** Goes as far as the container is ready for; it calls back where it is not. */
  private boolean isThrough(Sending current) throws IOException {
    if (!current.written && out.isReady()) {
      current.written = true;
      out.write(current.bytes);
    }
    if (current.written && !current.flushed && out.isReady()) {
      current.flushed = true;
      out.flush();
    }
    return current.flushed && out.isReady();
  }

  private void complete() {
    try {
      context.complete();
    } catch (RuntimeException endedAlready) {
      LOG.log(Level.DEBUG, "A stream did not end in order", endedAlready);
    }
  }

  /** The container lost the client. */
  @Override
  public void onError(Throwable cause) {
    LOG.log(Level.DEBUG, "A stream failed", cause);
    leave();
  }

  @Override
  public void onError(AsyncEvent event) {
    leave();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    leave();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    leave();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}

  private void leave() {
    HubClient known = client;
    if (known != null) {
      known.leave();
    }
    closing = true;
    work();
  }

  @Override
  public String toString() {
    return "server-sent events stream " + Integer.toHexString(System.identityHashCode(this));
  }
}
