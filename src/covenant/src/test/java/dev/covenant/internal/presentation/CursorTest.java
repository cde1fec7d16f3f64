package dev.covenant.internal.presentation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  @Test
  void aCursorIsReadAsItIsWritten() {
    Cursor cursor = Cursor.first().at(1234);

    assertThat(Cursor.parse(cursor.toString())).contains(cursor);
    assertThat(cursor.toString()).hasSizeLessThanOrEqualTo(51);
  }

  @Test
  void noTwoBeginningsAreTheSame() {
    assertThat(Cursor.first()).isNotEqualTo(Cursor.first());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "a-",
        "-1",
        "a",
        "a-b",
        "A-1",
        "a-1-2",
        " a-1",
        "a--1",
        "a-1234567890123456789",
        "abcdefghijklmnopqrstuvwxyz0123456-1"
      })
  void whatIsNoCursorIsNotRead(String text) {
    assertThat(Cursor.parse(text)).isEmpty();
  }
}
