#include "yaml/node.h"

#include "support/catch.h"
#include "yaml/parse.h"

using namespace guidelint;

TEST_CASE("a document laid over another changes the keys it names and leaves the rest", "[yaml]") {
  yaml::Document base = yaml::parse("guide: {path: p, fields: {a: {type: text, front: a}, b: {type: date}}}\nrow: 1\n");
  const yaml::Document over = yaml::parse("guide: {fields: {a: {type: number}, c: {type: list}}}\n");
  yaml::lay_over(base.root, over.root, 3);

  const yaml::Node& guide = base.root.find("guide")->value;
  const yaml::Node& fields = guide.find("fields")->value;
  CHECK(guide.find("path")->value.scalar == "p");
  CHECK(base.root.find("row")->value.scalar == "1");
  CHECK(fields.entries.size() == 3);
  CHECK(fields.find("a")->value.find("type")->value.scalar == "number");
  CHECK(fields.find("a")->value.find("front") == nullptr);  // a field is replaced as a whole
  CHECK(fields.find("b")->value.find("type")->value.scalar == "date");
  CHECK(fields.find("c")->value.find("type")->value.scalar == "list");
}
