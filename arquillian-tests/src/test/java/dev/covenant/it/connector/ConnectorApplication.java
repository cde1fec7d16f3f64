package dev.covenant.it.connector;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The test's way in. */
@ApplicationPath("it")
public class ConnectorApplication extends Application {}
