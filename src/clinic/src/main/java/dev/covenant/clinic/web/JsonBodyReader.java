package dev.covenant.clinic.web;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonParser;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads a body the same way on every server: they differ in what they accept and in how they say
 * that they do not.
 */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class JsonBodyReader implements MessageBodyReader<JsonBody> {
  private static final int MAX_BYTES = 16 * 1024;

  /** Not where the client names no type: a form on a foreign page could send that. */
  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return type == JsonBody.class && !media.isWildcardType();
  }

  @Override
  public JsonBody readFrom(
      Class<JsonBody> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    byte[] bytes = body.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new Refused(
          Response.Status.REQUEST_ENTITY_TOO_LARGE,
          "The body is too large: send at most " + MAX_BYTES + " bytes");
    }
    return new JsonBody(parse(bytes));
  }

  private static JsonObject parse(byte[] bytes) {
    try {
      // Unlike a Reader or a JsonReader, this decoder and this parser refuse instead of repairing.
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      try (JsonParser parser = Json.createParser(new StringReader(text))) {
        parser.next();
        JsonObject json = parser.getObject();
        if (parser.hasNext()) {
          throw new JsonException("Something follows the object");
        }
        return json;
      }
    } catch (IOException | RuntimeException malformed) {
      // Not only JsonException: Parsson says some of it, such as too deep a nesting, with others.
      throw new Refused(
          Response.Status.BAD_REQUEST,
          "The body is not one JSON object in UTF-8: send one, such as {\"name\": \"Ada\"}");
    }
  }
}
