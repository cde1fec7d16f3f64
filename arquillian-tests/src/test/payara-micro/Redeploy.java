import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;

/**
 * Runs Payara Micro and does what it is told to on standard input: {@code deploy <war>}, {@code
 * undeploy <name>}. Says {@code done <command>} when it has.
 */
public final class Redeploy {
  private Redeploy() {}

  public static void main(String[] args) throws Exception {
    PayaraMicroRuntime server =
        PayaraMicro.getInstance()
            .setHttpPort(Integer.parseInt(args[0]))
            .setNoCluster(true)
            .bootStrap();
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ", 2);
      if (words[0].equals("undeploy")) {
        server.undeploy(words[1]);
      } else if (!server.deploy(new File(words[1]))) {
        throw new IllegalStateException("Not deployed: " + words[1]);
      }
      System.out.println("done " + line);
    }
    server.shutdown();
  }
}
