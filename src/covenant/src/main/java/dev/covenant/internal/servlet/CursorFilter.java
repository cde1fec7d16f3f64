package dev.covenant.internal.servlet;

import dev.covenant.internal.admission.Entrance;
import dev.covenant.presentation.PresentationHub;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says in a response at which cursor it was read: before anything was. */
final class CursorFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient Entrance entrance;

  CursorFilter(Entrance entrance) {
    this.entrance = entrance;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getMethod().equals("GET")) {
      response.setHeader(PresentationHub.CURSOR_HEADER, entrance.hub().cursor());
    }
    chain.doFilter(request, response);
  }
}
