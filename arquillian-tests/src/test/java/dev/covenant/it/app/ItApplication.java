package dev.covenant.it.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The test's way in. */
@ApplicationPath("it")
public class ItApplication extends Application {}
