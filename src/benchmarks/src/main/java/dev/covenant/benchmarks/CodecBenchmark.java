package dev.covenant.benchmarks;

import com.alibaba.fastjson2.JSON;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.Registry;
import dev.covenant.codec.EncodedEnvelope;
import dev.covenant.codec.EnvelopeCodec;
import dev.covenant.codec.EnvelopeDecoder;
import dev.covenant.json.EnvelopeCodecs;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * An event of five fields with its envelope, written as text and read again. The same text for all,
 * except for the order of members.
 */
@State(Scope.Thread)
public class CodecBenchmark {
  private static final String ID = "01a20b83-c225-7000-9d2b-64c098a2fbab";

  private final Registry registry =
      Registry.builder().integrationEvent(Admission.class, admission -> {}).build();
  private final EnvelopeCodec jacksonCodec = EnvelopeCodecs.jackson();
  private final EnvelopeCodec jsonbCodec = EnvelopeCodecs.jsonb();
  private final EnvelopeDecoder jacksonDecoder =
      EnvelopeDecoder.of(registry, jacksonCodec, List.of());
  private final EnvelopeDecoder jsonbDecoder = EnvelopeDecoder.of(registry, jsonbCodec, List.of());
  private final ObjectWriter jacksonWriter = new ObjectMapper().writer();
  private final ObjectReader jacksonReader = new ObjectMapper().readerFor(AdmissionEnvelope.class);
  private final Jsonb yasson = JsonbBuilder.create();
  private final Admission value = Admission.OF_ADA;
  private final String text = JSON.toJSONString(AdmissionEnvelope.of(ID, value));

  @Benchmark
  public String writeWithJackson() throws Exception {
    return write(jacksonCodec);
  }

  @Benchmark
  public String writeWithYasson() throws Exception {
    return write(jsonbCodec);
  }

  private String write(EnvelopeCodec codec) throws Exception {
    EventEnvelope event =
        EventEnvelope.builder(EventCategory.INTEGRATION, registry.nameOf(Admission.class), value)
            .id(ID)
            .json(codec.encodeValue(value))
            .build();
    return EncodedEnvelope.of(event).write();
  }

  @Benchmark
  public String writeBareJackson() throws JsonProcessingException {
    return jacksonWriter.writeValueAsString(AdmissionEnvelope.of(ID, value));
  }

  @Benchmark
  public String writeBareYasson() {
    return yasson.toJson(AdmissionEnvelope.of(ID, value));
  }

  @Benchmark
  public String writeBareFastjson2() {
    return JSON.toJSONString(AdmissionEnvelope.of(ID, value));
  }

  @Benchmark
  public String writeValueBareJackson() throws JsonProcessingException {
    return jacksonWriter.writeValueAsString(value);
  }

  @Benchmark
  public String writeValueBareYasson() {
    return yasson.toJson(value);
  }

  @Benchmark
  public String writeValueBareFastjson2() {
    return JSON.toJSONString(value);
  }

  @Benchmark
  public Object readWithJackson() {
    return jacksonDecoder.decode(text);
  }

  @Benchmark
  public Object readWithYasson() {
    return jsonbDecoder.decode(text);
  }

  @Benchmark
  public Object readBareJackson() throws JsonProcessingException {
    return jacksonReader.readValue(text);
  }

  @Benchmark
  public Object readBareYasson() {
    return yasson.fromJson(text, AdmissionEnvelope.class);
  }

  @Benchmark
  public Object readBareFastjson2() {
    return JSON.parseObject(text, AdmissionEnvelope.class);
  }
}
