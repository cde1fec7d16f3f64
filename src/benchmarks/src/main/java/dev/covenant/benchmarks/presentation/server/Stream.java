package dev.covenant.benchmarks.presentation.server;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/** One client: a queue, written as far as the container is ready. */
final class Stream implements WriteListener {
  private final AsyncContext context;
  private final Consumer<Stream> ended;
  private final ServletOutputStream out;
  private final Queue<byte[]> waiting = new ArrayDeque<>();
  private boolean ready;
  private boolean flushed = true;

  Stream(AsyncContext context, Consumer<Stream> ended) throws IOException {
    this.context = context;
    this.ended = ended;
    this.out = context.getResponse().getOutputStream();
  }

  void start() {
    out.setWriteListener(this);
  }

  synchronized void send(byte[] event) {
    waiting.add(event);
    if (ready) {
      write();
    }
  }

  @Override
  public synchronized void onWritePossible() {
    ready = true;
    write();
  }

  private void write() {
    try {
      while (!waiting.isEmpty() || !flushed) {
        if (!out.isReady()) {
          ready = false;
          return;
        }
        if (waiting.isEmpty()) {
          flushed = true;
          out.flush();
        } else {
          flushed = false;
          out.write(waiting.remove());
        }
      }
    } catch (IOException e) {
      onError(e);
    }
  }

  @Override
  public void onError(Throwable cause) {
    ended.accept(this);
    context.complete();
  }
}
