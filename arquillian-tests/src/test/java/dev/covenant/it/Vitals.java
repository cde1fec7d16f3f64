package dev.covenant.it;

import jakarta.json.JsonObject;

/**
 * What a server's process holds.
 *
 * @param threads its threads
 * @param heap its used heap after a collection, in bytes
 * @param files its open files, sockets among them
 */
record Vitals(int threads, long heap, int files) {
  static Vitals of(Server server) {
    JsonObject said = server.get("it/vitals").asJsonObject();
    return new Vitals(
        said.getInt("threads"), said.getJsonNumber("heap").longValue(), said.getInt("files"));
  }

  /** Whether it is no more than before, but for what any server does meanwhile. */
  boolean isLike(Vitals before) {
    return threads <= before.threads + 10
        && files <= before.files + 20
        && heap <= before.heap + 16 * 1024 * 1024;
  }
}
