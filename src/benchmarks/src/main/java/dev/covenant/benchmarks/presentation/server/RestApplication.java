package dev.covenant.benchmarks.presentation.server;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Where Jakarta REST begins. */
@ApplicationPath("rest")
public class RestApplication extends Application {}
