package dev.covenant.it;

import dev.covenant.it.app.ItApplication;
import dev.covenant.it.problems.ProblemDesk;
import java.io.File;
import java.util.Map;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.Node;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What the tests deploy, from what the build has packaged. */
final class Wars {
  private static final String LIBRARIES = "/WEB-INF/lib/";

  private Wars() {}

  static WebArchive clinic() {
    return ShrinkWrap.createFromZipFile(WebArchive.class, file("clinic.war"));
  }

  /** The application of the conformance tests. */
  static WebArchive conformance() {
    return application("conformance.war")
        .addPackage(ItApplication.class.getPackage())
        .addAsResource("it/persistence.xml", "META-INF/persistence.xml");
  }

  /** An application with several contract problems. */
  static WebArchive problems() {
    return application("problems.war").addPackage(ProblemDesk.class.getPackage());
  }

  /**
   * The library, and whatever else this server lacks: what the clinic for this server brings along.
   */
  static WebArchive application(String name) {
    WebArchive war =
        ShrinkWrap.create(WebArchive.class, name)
            .addAsLibrary(file("covenant.jar"))
            .addAsWebInfResource("it/beans.xml", "beans.xml");
    Map<ArchivePath, Node> libraries =
        clinic().getContent(Filters.include(LIBRARIES + "(?!covenant-).*\\.jar"));
    libraries.forEach((path, library) -> war.add(library.getAsset(), path));
    return war;
  }

  private static File file(String property) {
    return new File(System.getProperty(property));
  }
}
