package dev.covenant.benchmarks.presentation.server;

import dev.covenant.ContractDispatcher;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes the orders of the load program. */
@WebServlet("/arena/*")
public class ArenaServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient ContractDispatcher dispatcher;

  @Resource private transient ManagedThreadFactory threads;

  /** One thread for all broadcasts: none overtakes the one before. */
  private transient ExecutorService broadcasts;

  @Override
  public void init() {
    broadcasts = Executors.newSingleThreadExecutor(threads);
  }

  @Override
  public void destroy() {
    broadcasts.shutdown();
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getPathInfo()) {
      case "/broadcast" -> {
        String contender = request.getParameter("contender");
        String filler = "x".repeat(Integer.parseInt(request.getParameter("size")));
        for (int i = Integer.parseInt(request.getParameter("count")); i > 0; i--) {
          broadcasts.execute(() -> broadcast(contender, filler));
        }
      }
      case "/memory" -> {
        System.gc();
        response
            .getWriter()
            .printf(
                "%d %d",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                ManagementFactory.getThreadMXBean().getThreadCount());
      }
      default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private void broadcast(String contender, String filler) {
    try {
      switch (contender) {
        case "bare" -> BareEndpoint.broadcast(Ticked.now(filler).json());
        case "native" -> NativeEndpoint.broadcast(Ticked.now(filler).json());
        case "stream" -> StreamServlet.broadcast(Ticked.now(filler).json());
        case "broadcaster" -> BroadcasterResource.broadcast(Ticked.now(filler).json());
        case "covenant" -> dispatcher.execute(new Tick(filler));
        default -> throw new IllegalArgumentException("No contender is called " + contender);
      }
    } catch (RuntimeException e) {
      getServletContext().log("A broadcast failed", e);
    }
  }
}
