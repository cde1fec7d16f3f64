package dev.covenant.it.generations;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The test's way in. */
@ApplicationPath("it")
public class GenerationApplication extends Application {}
