package dev.covenant.it;

import dev.covenant.RuntimeRole;
import dev.covenant.it.app.Facts;
import dev.covenant.it.app.ItApplication;
import dev.covenant.it.app.Refused;
import dev.covenant.it.app.Report;
import dev.covenant.it.app.Show;
import dev.covenant.it.app.ShowDesk;
import dev.covenant.it.app.ShowResource;
import dev.covenant.it.app.Users;
import dev.covenant.it.codec.Chart;
import dev.covenant.it.connector.ConnectorApplication;
import dev.covenant.it.connector.IncomingChannel;
import dev.covenant.it.connector.IncomingChannelName;
import dev.covenant.it.connector.IncomingChannelsExtension;
import dev.covenant.it.connector.Letter;
import dev.covenant.it.connector.Mailbox;
import dev.covenant.it.connector.Post;
import dev.covenant.it.connector.PostDesk;
import dev.covenant.it.connector.PostResource;
import dev.covenant.it.connector.Wire;
import dev.covenant.it.connector.WireConnector;
import dev.covenant.it.degraded.Note;
import dev.covenant.it.degraded.NoteDesk;
import dev.covenant.it.degraded.NoteServlet;
import dev.covenant.it.degraded.Noted;
import dev.covenant.it.degraded.RoutedDesk;
import dev.covenant.it.degraded.SecuredDesk;
import dev.covenant.it.generations.GenerationApplication;
import dev.covenant.it.hub.HubResource;
import dev.covenant.it.operations.OperationsResource;
import dev.covenant.it.postgresql.ShiftTables;
import dev.covenant.it.problems.ProblemDesk;
import dev.covenant.it.redeployer.RedeployerServlet;
import dev.covenant.it.secured.Staff;
import jakarta.enterprise.inject.spi.Extension;
import java.io.File;
import java.util.Set;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What the tests deploy, from what the build has packaged. */
final class Wars {
  private static final String LIBRARIES = "/WEB-INF/lib/";

  private Wars() {}

  static WebArchive clinic() {
    WebArchive war = ShrinkWrap.createFromZipFile(WebArchive.class, file("clinic.war"));
    if (ServerKind.TESTED.bringsReactiveMessaging()) {
      bundled(war).forEach(war::delete);
    }
    return war;
  }

  /** The application of the conformance tests. */
  static WebArchive conformance() {
    return scenarios("conformance");
  }

  /** The same application with an outbox. */
  static WebArchive outbox() {
    return scenarios("outbox");
  }

  /** The same, a node that stores events and does not deliver them. */
  static WebArchive storing() {
    return scenarios("storing");
  }

  /** The same, a node that delivers what the other one stores. */
  static WebArchive delivering() {
    return scenarios("delivering");
  }

  private static WebArchive scenarios(String name) {
    return application(name + ".war")
        .addPackage(ItApplication.class.getPackage())
        .addPackage(Chart.class.getPackage())
        .addAsResource("it/persistence.xml", "META-INF/persistence.xml")
        .addAsResource("it/" + name + ".properties", "META-INF/microprofile-config.properties")
        // WildFly shows a server's module only to who asks for it; others do not read this.
        .setManifest(new StringAsset("Dependencies: com.h2database.h2\n"));
  }

  /** An application with an outbox that somebody looks after. */
  static WebArchive operations() {
    return application("operations.war")
        .addPackage(OperationsResource.class.getPackage())
        .addClass(ItApplication.class)
        .addAsResource("it/operations.properties", "META-INF/microprofile-config.properties")
        .setManifest(new StringAsset("Dependencies: com.h2database.h2\n"));
  }

  /** The same in PostgreSQL: a node with a role, which never looks for rows by itself. */
  static WebArchive operations(String name, RuntimeRole role) {
    return application(name + ".war")
        .addPackage(OperationsResource.class.getPackage())
        .deleteClass(dev.covenant.it.operations.ShiftTables.class)
        .addPackage(ShiftTables.class.getPackage())
        .addClass(ItApplication.class)
        .addAsLibrary(file("postgresql.jar"))
        .addAsResource(
            new StringAsset(
                """
                covenant.outbox=jdbc
                covenant.outbox.create-schema=true
                covenant.outbox.data-source=java:app/jdbc/postgresql
                covenant.outbox.poll-interval=PT1H
                covenant.roles=%s
                """
                    .formatted(role.label())),
            "META-INF/microprofile-config.properties");
  }

  /** An application with a connector of its own, and incoming channels named at deployment. */
  static WebArchive connector() {
    JavaArchive extension =
        ShrinkWrap.create(JavaArchive.class, "incoming-channels.jar")
            .addClasses(
                IncomingChannel.class,
                IncomingChannelName.class,
                IncomingChannelName.Literal.class,
                IncomingChannelsExtension.class)
            .addClass(IncomingChannelsExtension.class.getName() + "$ChannelLiteral")
            .addAsManifestResource("it/beans.xml", "beans.xml")
            .addAsServiceProvider(Extension.class, IncomingChannelsExtension.class);
    WebArchive war = application("connector.war");
    if (!ServerKind.TESTED.bringsReactiveMessaging()) {
      // The SPI speaks of operators that SmallRye itself does without.
      war.addAsLibraries(file("operators.jar"), file("operators-engine.jar"));
    }
    return war.addAsLibraries(extension)
        .addClasses(
            ConnectorApplication.class,
            Letter.class,
            Letter.Fate.class,
            Mailbox.class,
            Post.class,
            PostDesk.class,
            PostResource.class,
            Report.class,
            Wire.class,
            WireConnector.class)
        .addClasses(Mailbox.class.getDeclaredClasses())
        .addClasses(Wire.class.getDeclaredClasses())
        .addAsResource("it/connector.properties", "META-INF/microprofile-config.properties");
  }

  /** An application that brings Jackson. */
  static WebArchive jackson() {
    return withJackson(application("jackson.war"))
        .addPackage(Chart.class.getPackage())
        .addClasses(ItApplication.class, Report.class);
  }

  private static WebArchive withJackson(WebArchive war) {
    return war.addAsLibraries(
        file("jackson-databind.jar"),
        file("jackson-core.jar"),
        file("jackson-annotations.jar"),
        file("jackson-dates.jar"));
  }

  /** An application that deploys others. */
  static WebArchive redeployer() {
    return ShrinkWrap.create(WebArchive.class, "redeployer.war")
        .addPackage(RedeployerServlet.class.getPackage());
  }

  /** An application that is deployed again and again, configured by a file of its name. */
  static WebArchive generations(String name) {
    return application(name + ".war")
        .addPackage(GenerationApplication.class.getPackage())
        .addAsResource("it/" + name + ".properties", "META-INF/microprofile-config.properties");
  }

  /** An application whose browsers' hub is looked at. */
  static WebArchive presentation() {
    return presentation("presentation");
  }

  /** The same with users, who have to log in to connect, and with place for a few of them. */
  static WebArchive secured() {
    return presentation("secured")
        .addPackage(Staff.class.getPackage())
        .addAsWebInfResource("it/secured.xml", "web.xml");
  }

  private static WebArchive presentation(String name) {
    return application(name + ".war")
        .addPackage(HubResource.class.getPackage())
        .addClasses(
            Facts.class,
            Facts.Shown.class,
            ItApplication.class,
            Refused.class,
            Report.class,
            Show.class,
            ShowDesk.class,
            ShowResource.class,
            Users.class)
        .addAsResource("it/" + name + ".properties", "META-INF/microprofile-config.properties");
  }

  /** An application with several contract problems. */
  static WebArchive problems() {
    return application("problems.war").addPackage(ProblemDesk.class.getPackage());
  }

  /**
   * An application that needs Servlet and CDI only, on a server that has, or shows, no messaging.
   */
  static WebArchive notes() {
    return notes("notes.war");
  }

  /** The same with a codec, and so with events for browsers. */
  static WebArchive shownNotes() {
    return withJackson(notes());
  }

  /** The same with an event that is routed to a channel. */
  static WebArchive routedNotes() {
    return notes("routed-notes.war")
        .addClasses(RoutedDesk.class, RoutedDesk.Send.class, RoutedDesk.Sent.class);
  }

  /** The same, with a handler for some callers only. */
  static WebArchive routedAndSecuredNotes() {
    return routedNotes().addClasses(SecuredDesk.class, SecuredDesk.Lock.class);
  }

  private static WebArchive notes(String name) {
    return ShrinkWrap.create(WebArchive.class, name)
        .addClasses(Note.class, Noted.class, NoteDesk.class, NoteServlet.class)
        .addAsLibrary(file("covenant.jar"))
        .addAsWebInfResource("it/beans.xml", "beans.xml")
        // For WildFly, which has it.
        .addAsWebInfResource("it/without-messaging.xml", "jboss-deployment-structure.xml");
  }

  /**
   * The library, and whatever else this server lacks: what the clinic for this server brings along.
   */
  static WebArchive application(String name) {
    WebArchive war =
        ShrinkWrap.create(WebArchive.class, name)
            .addAsLibrary(file("covenant.jar"))
            .addAsWebInfResource("it/beans.xml", "beans.xml");
    WebArchive clinic = clinic();
    bundled(clinic).forEach(path -> war.add(clinic.get(path).getAsset(), path));
    return war;
  }

  /**
   * The Reactive Messaging implementation, which is all that the clinic bundles but the library.
   */
  private static Set<ArchivePath> bundled(WebArchive clinic) {
    return clinic.getContent(Filters.include(LIBRARIES + "(?!covenant-).*\\.jar")).keySet();
  }

  private static File file(String property) {
    return new File(System.getProperty(property));
  }
}
