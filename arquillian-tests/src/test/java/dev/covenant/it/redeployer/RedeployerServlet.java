package dev.covenant.it.redeployer;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import javax.naming.NamingException;

/**
 * Deploys an archive, or undeploys an application, with the API that Payara Micro gives those; or
 * has the server forget threads that are gone.
 */
@WebServlet("/deployments")
public class RedeployerServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String archive = request.getParameter("deploy");
    try {
      if (request.getParameter("forget") != null) {
        ResourceTable.forgetThreadsThatEnded();
        response.getWriter().print("done");
        return;
      }
      Object done =
          archive != null
              ? call("deploy", File.class, new File(archive))
              : call("undeploy", String.class, request.getParameter("undeploy"));
      response.getWriter().print(done == null || (boolean) done ? "done" : "failed");
    } catch (ReflectiveOperationException | NamingException e) {
      throw new ServletException(e);
    }
  }

  /** By reflection: the API is in the server alone. */
  private static <T> Object call(String method, Class<T> type, T argument)
      throws ReflectiveOperationException {
    Class<?> micro = Class.forName("fish.payara.micro.PayaraMicro");
    Object instance = micro.getMethod("getInstance").invoke(null);
    Object runtime = micro.getMethod("getRuntime").invoke(instance);
    return Class.forName("fish.payara.micro.PayaraMicroRuntime")
        .getMethod(method, type)
        .invoke(runtime, argument);
  }
}
