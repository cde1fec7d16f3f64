package dev.covenant.it;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import org.jboss.arquillian.container.test.api.Deployer;

/** Deployments that fail. */
final class Deployments {
  private Deployments() {}

  /** Some adapters hand the message on, others only the server's output. */
  static String whatIsSaidWhileDeploying(Deployer deployer, String name) {
    PrintStream console = System.out;
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    StringWriter thrown = new StringWriter();
    System.setOut(new PrintStream(copy, true, Charset.defaultCharset()));
    try {
      deployer.deploy(name);
    } catch (Exception e) {
      e.printStackTrace(new PrintWriter(thrown));
    } finally {
      System.setOut(console);
      undeploy(deployer, name);
    }
    String output = copy.toString(Charset.defaultCharset());
    console.print(output);
    return output + thrown;
  }

  private static void undeploy(Deployer deployer, String name) {
    try {
      deployer.undeploy(name);
    } catch (Exception notDeployed) {
      // As it should be.
    }
  }
}
