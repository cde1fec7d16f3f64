package dev.covenant.it.generations;

import dev.covenant.ContractName;
import dev.covenant.IntegrationChannel;

/** Somebody has lived. */
@ContractName("it.lived")
@IntegrationChannel("lived")
public record Lived(String id) {}
