package dev.covenant.it;

import java.io.IOException;
import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployer;

/** An application that comes and goes while its server runs. */
interface Redeployable extends AutoCloseable {
  Server deploy() throws IOException;

  void undeploy() throws IOException;

  @Override
  void close() throws IOException, InterruptedException;

  /** Payara's adapter starts a server for each deployment, so there it is done without it. */
  static Redeployable of(Deployer deployer, String name) throws IOException {
    return ServerKind.TESTED == ServerKind.PAYARA_MICRO
        ? RedeployingPayara.start(name)
        : new ByDeployer(deployer, name);
  }

  /** An application of the server that Arquillian runs. */
  record ByDeployer(Deployer deployer, String name) implements Redeployable {
    @Override
    public Server deploy() {
      deployer.deploy(name);
      return Server.at(URI.create("http://127.0.0.1:" + ServerKind.TESTED.port() + "/"), name);
    }

    @Override
    public void undeploy() {
      deployer.undeploy(name);
    }

    @Override
    public void close() {
      undeploy();
    }
  }
}
