#include "report/json_writer.h"

#include "support/catch.h"

namespace guidelint::report {
namespace {

std::string written(std::string_view text) {
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  writer.StartArray();
  write_text(writer, text);
  writer.EndArray();
  return finished(buffer);
}

TEST_CASE("JSON holds any text as one line, and nothing in it acts", "[report]") {
  CHECK(written("é 👍 [a] # ## ##") == "[\"é 👍 [a] # ## ##\"]\n");
  CHECK(written("##[error]") == "[\"##\\u005berror]\"]\n");
  CHECK(written("##[##[") == "[\"##\\u005b##\\u005b\"]\n");
  CHECK(written("\x7f \xC2\x9B \xE2\x80\xAE \xEF\xBB\xBF") == "[\"\\u007f \\u009b \\u202e \\ufeff\"]\n");
  CHECK(written("\xF3\xA0\x80\x81") == "[\"\\udb40\\udc01\"]\n");
  CHECK(written("\x1b[ \xff") == "[\"\\u001B[ \xEF\xBF\xBD\"]\n");
}

}  // namespace
}  // namespace guidelint::report
