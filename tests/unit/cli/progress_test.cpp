#include "cli/progress.h"

#include <memory>

#include "support/catch.h"

namespace guidelint::cli {
namespace {

using std::chrono::milliseconds;

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using Stream = std::unique_ptr<std::FILE, Close>;

std::string written_to(std::FILE* file) {
  std::string text(static_cast<std::size_t>(std::ftell(file)), '\0');
  std::rewind(file);
  text.resize(std::fread(text.data(), 1, text.size(), file));
  return text;
}

// Waits until the line was drawn, however slow the machine; a test that hangs is stopped by ctest.
void wait_for_line(std::FILE* file) {
  while (std::ftell(file) == 0) std::this_thread::sleep_for(milliseconds(1));
}

TEST_CASE("progress is counted in place and taken back", "[cli]") {
  const Stream out(std::tmpfile());
  REQUIRE(out);
  {
    Progress progress("checking", 100'000, out.get(), milliseconds(0), milliseconds(100'000));
    wait_for_line(out.get());
  }
  const std::string line = "checking … 0 of 100,000 guides";
  CHECK(written_to(out.get()) == "\r" + line + "\r" + std::string(line.size(), ' ') + "\r");
}

TEST_CASE("progress shows how many are done, and never more than there are", "[cli]") {
  const Stream out(std::tmpfile());
  REQUIRE(out);
  {
    Progress progress("checking", 12'345, out.get(), milliseconds(20), milliseconds(1));
    progress.counter()->fetch_add(99'999);
    wait_for_line(out.get());
  }
  CHECK(written_to(out.get()).find("checking … 12,345 of 12,345 guides\r") != std::string::npos);
}

TEST_CASE("work without a count says only what it is", "[cli]") {
  const Stream out(std::tmpfile());
  REQUIRE(out);
  {
    const Progress progress("planning", 0, out.get(), milliseconds(0), milliseconds(100'000));
    wait_for_line(out.get());
  }
  CHECK(written_to(out.get()) == "\rplanning …\r" + std::string(12, ' ') + "\r");
}

TEST_CASE("a run that is done before the first line writes nothing", "[cli]") {
  const Stream out(std::tmpfile());
  REQUIRE(out);
  { const Progress progress("checking", 5, out.get(), milliseconds(100'000), milliseconds(1)); }
  CHECK(std::ftell(out.get()) == 0);
}

}  // namespace
}  // namespace guidelint::cli
