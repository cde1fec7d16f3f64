package dev.covenant.it.degraded;

import dev.covenant.ContractDispatcher;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The test's way in, for lack of anything better. */
@WebServlet("/notes")
public class NoteServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient ContractDispatcher dispatcher;
  @Inject private transient NoteDesk desk;

  /** Notes down, and says what was heard of it. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String text = request.getParameter("text");
    response.setContentType("text/plain");
    response
        .getWriter()
        .print(said(new Note(text, request.getParameter("fails") != null)) + " " + heard(text));
  }

  private String said(Note note) {
    try {
      return dispatcher.execute(note);
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
  }

  private String heard(String text) {
    return desk.heard().stream().filter(fact -> fact.endsWith(text)).toList().toString();
  }
}
