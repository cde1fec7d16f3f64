package dev.covenant.example;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.covenant.codec.EnvelopeCodec;
import dev.covenant.json.EnvelopeCodecs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

@ApplicationScoped
class Codecs {
  @Produces
  @ApplicationScoped
  EnvelopeCodec codec() {
    return EnvelopeCodecs.jackson(mapper());
  }

  private static ObjectMapper mapper() {
    return JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
  }
}
