package dev.covenant.clinic.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Serves the resources under {@code /api}. */
@ApplicationPath("api")
public class RestApplication extends Application {}
