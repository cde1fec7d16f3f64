package dev.covenant.benchmarks.presentation.server;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Server-sent events by hand: asynchronous, without blocking. */
@WebServlet(urlPatterns = "/stream", asyncSupported = true)
public class StreamServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Set<Stream> STREAMS = ConcurrentHashMap.newKeySet();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    AsyncContext context = request.startAsync();
    context.setTimeout(0);
    response.flushBuffer();
    response.getOutputStream().write(":\n\n".getBytes(StandardCharsets.UTF_8));
    response.getOutputStream().flush();
    Stream stream = new Stream(context, STREAMS::remove);
    STREAMS.add(stream);
    stream.start();
  }

  static void broadcast(String text) {
    byte[] event = ("data: " + text + "\n\n").getBytes(StandardCharsets.UTF_8);
    STREAMS.forEach(stream -> stream.send(event));
  }
}
