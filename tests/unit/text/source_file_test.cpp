#include "text/source_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <random>

#include "support/catch.h"
#include "support/garble.h"

namespace guidelint::text {
namespace {

struct Folder {
  Folder() : path(std::filesystem::temp_directory_path() / ("guidelint-text-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(path);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  std::filesystem::path path;
};

void write(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

// The slow and certain way.
Position walk(std::string_view raw, Offset offset) {
  Position position;
  for (std::size_t at = 0; at < offset;) {
    const auto length = code_point_length(raw.substr(at));
    if (at + length > offset) break;
    ++position.column;
    if (raw[at] == '\n') position = {position.line + 1, 1};
    at += length;
  }
  return position;
}

}  // namespace

TEST_CASE("read gives the bytes of a file", "[text]") {
  const Folder folder;
  const auto path = folder.path / "a.md";
  for (const std::string& bytes :
       {std::string(), std::string("a\r\nb"), std::string(100'000, 'x'), std::string("\0\xFF", 2)}) {
    write(path, bytes);
    const auto file = SourceFile::read(path);
    REQUIRE(file);
    CHECK((*file)->raw() == bytes);
    CHECK((*file)->path() == path.string());
  }
}

TEST_CASE("read says why a file cannot be read", "[text]") {
  const Folder folder;
  const auto in = [&folder](const char* name) { return (folder.path / name).string(); };
  CHECK(SourceFile::read(in("none.md")).error().message ==
        "cannot read " + in("none.md") + ": no such file or directory");
  CHECK(SourceFile::read(folder.path).error().message == folder.path.string() + " is a folder");
  CHECK(SourceFile::read("/dev/zero").error().message == "/dev/zero is not a regular file");

  REQUIRE(::mkfifo(in("fifo").c_str(), 0600) == 0);
  CHECK(SourceFile::read(in("fifo")).error().message == in("fifo") + " is not a regular file");

  write(in("large.md"), "");
  std::filesystem::resize_file(in("large.md"), k_max_file_bytes + 1);
  CHECK(SourceFile::read(in("large.md")).error().message == in("large.md") + " is larger than 16 MiB");
  std::filesystem::resize_file(in("large.md"), 0);

  if (::geteuid() == 0) return;  // root may read everything
  write(in("closed.md"), "x");
  REQUIRE(::chmod(in("closed.md").c_str(), 0) == 0);
  CHECK(SourceFile::read(in("closed.md")).error().message == "cannot read " + in("closed.md") + ": permission denied");
}

TEST_CASE("position counts code points, and an invalid byte as one", "[text]") {
  const auto file = SourceFile::from_string("a.md", "£85K–x\n\xFF\xFFy\r\nz\n");
  CHECK(file->position(0) == Position{1, 1});
  CHECK(file->position(1) == Position{1, 1});  // inside £
  CHECK(file->position(2) == Position{1, 2});
  CHECK(file->position(5) == Position{1, 5});
  CHECK(file->position(7) == Position{1, 5});
  CHECK(file->position(8) == Position{1, 6});
  CHECK(file->position(9) == Position{1, 7});  // the '\n'
  CHECK(file->position(12) == Position{2, 3});
  CHECK(file->position(15) == Position{3, 1});
  CHECK(file->position(17) == Position{4, 1});
  CHECK(file->position(1000) == Position{4, 1});
}

TEST_CASE("position is that of the file as it is, not of the repaired text", "[text]") {
  const auto file = SourceFile::from_string("a.md", "Â£85Kâ€“Â£138K x");
  REQUIRE(file->text() == "£85K–£138K x");
  const auto x = file->span_of(file->text().substr(file->text().find('x')));
  CHECK(file->position(file->in_file(x).begin) == Position{1, 16});
  CHECK(file->slice(file->in_file(x)) == "x");
  CHECK(file->slice(file->in_file({0, 5})) == "Â£85K");
  CHECK(file->slice(file->in_file({5, 8})) == "â€“");
  CHECK(file->slice(file->in_file({6, 7})) == "â€“");
  CHECK(file->slice(file->in_file({4, 6})) == "Kâ€“");
  CHECK(file->in_file({5, 5}) == Span{7, 7});
  CHECK(file->in_file({8, 8}) == Span{15, 15});
}

TEST_CASE("lines are given without their ends", "[text]") {
  const auto file = SourceFile::from_string("a.md", "one\r\n\ntwo");
  REQUIRE(file->line_count() == 3);
  CHECK(file->slice(file->line_span(1)) == "one");
  CHECK(file->slice(file->line_span(2)).empty());
  CHECK(file->slice(file->line_span(3)) == "two");
  CHECK(file->line_span(4) == Span{9, 9});
  CHECK(SourceFile::from_string("a.md", "")->line_count() == 0);
  CHECK(SourceFile::from_string("a.md", "")->position(0) == Position{1, 1});
  CHECK(SourceFile::from_string("a.md", "\n")->line_count() == 1);
}

TEST_CASE("a byte order mark is not in the text, but in the file", "[text]") {
  const auto file = SourceFile::from_string("a.md", "\xEF\xBB\xBF---");
  CHECK(file->text() == "---");
  CHECK(file->in_file({0, 3}) == Span{3, 6});
  CHECK(file->in_file({0, 0}) == Span{3, 3});
  CHECK(SourceFile::from_string("a.md", "\xEF\xBB\xBF")->text().empty());
}

TEST_CASE("positions in long lines are those of the slow walk", "[text]") {
  std::string raw = "first\n";
  for (int i = 0; i < 4000; ++i) raw += i % 7 == 0 ? "\xFF" : "£–x";
  raw += "\nlast";
  const auto file = SourceFile::from_string("a.md", raw);
  for (Offset at = 0; at <= raw.size(); at += 37) {
    CAPTURE(at);
    REQUIRE(file->position(at) == walk(raw, at));
  }
}

TEST_CASE("spans of any repaired text come from bytes that repair to it", "[text]") {
  std::mt19937 random(11);
  const std::vector<std::string> parts = {"a", "b ", "\n", "£", "–", "\xFF", std::string(1, '\0'), "ðŸ—"};
  for (int run = 0; run < 400; ++run) {
    std::string raw = run % 3 == 0 ? "\xEF\xBB\xBF" : "";
    for (std::size_t n = random() % 30; n > 0; --n) {
      const auto& part = parts[random() % parts.size()];
      const auto layers = is_valid_utf8(part) && part.size() < 4 ? random() % 3 : 0;
      raw += layers == 0 ? part : layers == 1 ? support::garble(part) : support::garble(support::garble(part));
    }
    const auto file = SourceFile::from_string("a.md", raw);
    const std::string_view text = file->text();
    CAPTURE(raw, text);

    Position before{};
    Offset offset_before = 0;
    for (Offset begin = 0; begin < text.size();) {
      const auto end = begin + static_cast<Offset>(code_point_length(text.substr(begin)));
      const Span here = file->in_file({begin, end});
      REQUIRE(here.begin >= offset_before);
      REQUIRE(here.end > here.begin);
      REQUIRE(file->position(here.begin) >= before);
      REQUIRE(file->position(here.begin) == walk(raw, here.begin));
      before = file->position(here.begin);
      offset_before = here.begin;
      begin = end;
    }
    const std::size_t cut = text.empty() ? 0 : random() % text.size();
    const auto upto = file->in_file({0, static_cast<Offset>(cut)});
    const bool at_boundary = cut == text.size() || (static_cast<unsigned char>(text[cut]) & 0xC0U) != 0x80U;
    const auto inside = [&](const Repair& r) { return r.in_text.begin < cut && cut < r.in_text.end; };
    if (!at_boundary || std::any_of(file->repairs().begin(), file->repairs().end(), inside)) continue;
    const auto piece = repair(file->slice(upto));
    const auto has_weak = [](const Repair& r) { return r.kind == RepairKind::lost; };
    if (std::any_of(file->repairs().begin(), file->repairs().end(), has_weak)) continue;
    CHECK((piece.repairs.empty() ? file->slice(upto) : std::string_view(piece.text)) == text.substr(0, cut));
  }
}

}  // namespace guidelint::text
