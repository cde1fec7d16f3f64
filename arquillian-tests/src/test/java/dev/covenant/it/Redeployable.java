package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An application that comes and goes while its server runs. */
interface Redeployable extends AutoCloseable {
  Server deploy();

  void undeploy();

  @Override
  void close() throws IOException;

  /** An application that is not deployed yet. */
  static Redeployable of(Deployer deployer, URI address, String name, WebArchive war)
      throws IOException {
    return ServerKind.TESTED == ServerKind.PAYARA_MICRO
        ? ByApplication.of(Server.at(address, "redeployer"), war, name)
        : new ByDeployer(deployer, address, name);
  }

  /** An application of the server that Arquillian runs. */
  record ByDeployer(Deployer deployer, URI address, String name) implements Redeployable {
    @Override
    public Server deploy() {
      deployer.deploy(name);
      return Server.at(address, name);
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

  /** Payara's adapter starts a server for each deployment; here an application there does it. */
  record ByApplication(Server redeployer, Path archive, String name) implements Redeployable {
    static ByApplication of(Server redeployer, WebArchive war, String name) throws IOException {
      Path archive = Files.createTempDirectory("covenant-it").resolve(name + ".war");
      war.as(ZipExporter.class).exportTo(archive.toFile());
      return new ByApplication(redeployer, archive, name);
    }

    @Override
    public Server deploy() {
      has("deploy", archive.toString());
      return Server.at(redeployer.address(), name);
    }

    @Override
    public void undeploy() {
      has("undeploy", name);
    }

    private void has(String action, String what) {
      String query = action + "=" + URLEncoder.encode(what, StandardCharsets.UTF_8);
      assertThat(redeployer.text("deployments?" + query)).as(query).isEqualTo("done");
    }

    @Override
    public void close() throws IOException {
      undeploy();
      Files.delete(archive);
      Files.delete(archive.getParent());
    }
  }
}
