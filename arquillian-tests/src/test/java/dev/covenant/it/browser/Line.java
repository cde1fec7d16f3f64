package dev.covenant.it.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lies between one tab and the server: it forwards bytes, writes down what the tab asks for,
 * and can have any of the troubles of networks.
 */
final class Line implements AutoCloseable {
  private static final Pattern REQUEST = Pattern.compile("^([A-Z]+) (\\S+) HTTP/1\\.1\r\n");
  private static final Pattern EVENTS = Pattern.compile("^get \\S+/covenant/events[/? ]");
  private static final byte[] BAD_GATEWAY =
      "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  /** As much as a machine on the way may keep; then the server cannot send any more either. */
  private static final int KEPT = 64 * 1024;

  private final InetAddress here = InetAddress.getLoopbackAddress();
  private final int server;
  private final ServerSocket entrance;
  private final Set<Call> calls = ConcurrentHashMap.newKeySet();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile Predicate<String> blocked = head -> false;
  private volatile boolean refusing;
  private volatile boolean stalled;

  private Line(int server) throws IOException {
    this.server = server;
    this.entrance = new ServerSocket(0, 0, here);
  }

  /** A line to a port of this machine. */
  static Line to(int server) throws IOException {
    Line line = new Line(server);
    start("line", line::listen);
    return line;
  }

  /** What the server calls a path, as the tab has to call it. */
  URI address(String path) {
    return URI.create("http://127.0.0.1:" + entrance.getLocalPort() + path);
  }

  /** What the tab has asked for so far: method and path, without the query. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Breaks all connections. */
  void cut() {
    calls.forEach(Call::end);
  }

  /** Lets no new connection through. */
  void refuse() {
    refusing = true;
  }

  /** Lets new connections through again. */
  void accept() {
    refusing = false;
  }

  /** Keeps what the server sends. To the server this is a client that does not read any more. */
  void stall() {
    stalled = true;
  }

  /** Goes on, with what was kept. */
  void resume() {
    stalled = false;
    calls.forEach(Call::wake);
  }

  /** Answers each WebSocket's handshake with an error, as some proxies do. */
  void blockWebSockets() {
    blocked = head -> head.contains("\r\nupgrade: websocket\r\n");
  }

  /** Answers each request for events with an error, on both transports. */
  void blockEvents() {
    blocked = head -> EVENTS.matcher(head).find();
  }

  /** Whether a stalled line keeps a WebSocket's end with this status: RFC 6455, section 5.5.1. */
  boolean keepsEnd(int status) {
    return calls.stream().anyMatch(call -> call.keepsEnd(status));
  }

  private void listen() {
    while (!entrance.isClosed()) {
      try {
        Socket tab = entrance.accept();
        if (refusing) {
          reset(tab);
        } else {
          start("line-call", () -> connect(tab));
        }
      } catch (IOException closed) {
        // The loop ends by its condition, or there is another one to accept.
      }
    }
  }

  private void connect(Socket tab) {
    try {
      Call call = new Call(tab, new Socket(here, server));
      calls.add(call);
      start("line-answers", call::forwardAnswers);
      call.forwardRequests();
    } catch (IOException serverIsDown) {
      reset(tab);
    }
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException closedAlready) {
      // As it should be.
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    cut();
  }

  /** One connection through the line. */
  private final class Call {
    private final Socket tab;
    private final Socket upstream;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean ended;

    Call(Socket tab, Socket upstream) {
      this.tab = tab;
      this.upstream = upstream;
    }

    void forwardRequests() {
      try (InputStream in = tab.getInputStream();
          OutputStream out = upstream.getOutputStream()) {
        byte[] chunk = new byte[KEPT];
        boolean speaksHttp = true;
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
          if (speaksHttp) {
            // Browsers do not send a second request before the first one is answered.
            String head = new String(chunk, 0, n, StandardCharsets.ISO_8859_1);
            note(head);
            String lowerCase = head.toLowerCase(Locale.ROOT);
            if (blocked.test(lowerCase)) {
              tab.getOutputStream().write(BAD_GATEWAY);
              tab.shutdownOutput();
              in.transferTo(OutputStream.nullOutputStream());
              break;
            }
            speaksHttp = !lowerCase.contains("\r\nupgrade: websocket\r\n");
          }
          out.write(chunk, 0, n);
        }
      } catch (IOException broken) {
        // One side is gone, so the other one goes too.
      } finally {
        end();
      }
    }

    private void note(String head) {
      Matcher request = REQUEST.matcher(head);
      if (request.find()) {
        requests.add(request.group(1) + " " + request.group(2).replaceFirst("\\?.*", ""));
      }
    }

    void forwardAnswers() {
      try {
        InputStream in = upstream.getInputStream();
        byte[] chunk = new byte[KEPT];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
          keep(chunk, n);
        }
        drain();
        // What was said last is not lost, as it would be with a reset: the tab ends the call.
        tab.shutdownOutput();
      } catch (IOException broken) {
        end();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private synchronized void keep(byte[] chunk, int n) throws IOException, InterruptedException {
      kept.write(chunk, 0, n);
      while (stalled && kept.size() >= KEPT && !ended) {
        wait();
      }
      flush();
    }

    private synchronized void drain() throws IOException, InterruptedException {
      while (stalled && !ended) {
        wait();
      }
      flush();
    }

    private void flush() throws IOException {
      if (!stalled && kept.size() > 0) {
        kept.writeTo(tab.getOutputStream());
        kept.reset();
      }
    }

    synchronized void wake() {
      try {
        flush();
      } catch (IOException broken) {
        end();
      }
      notifyAll();
    }

    synchronized boolean keepsEnd(int status) {
      byte[] bytes = kept.toByteArray();
      for (int i = 0; i + 3 < bytes.length; i++) {
        int said = (bytes[i + 2] & 0xFF) << 8 | bytes[i + 3] & 0xFF;
        if (bytes[i] == (byte) 0x88 && said == status) {
          return true;
        }
      }
      return false;
    }

    /** Not under the monitor, in which somebody may be writing to who does not read. */
    void end() {
      calls.remove(this);
      reset(tab);
      reset(upstream);
      synchronized (this) {
        ended = true;
        notifyAll();
      }
    }
  }
}
