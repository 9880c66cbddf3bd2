#include "lint/baseline.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "lint/baseline_files.h"
#include "text/source_file.h"

namespace guidelint::lint {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view k_header =
    "# accepted by `guidelint baseline` – remove a line to see the finding again; "
    "a line goes by itself when its finding does\n";
constexpr std::string_view k_attributes = "# two branches may each remove or add lines\naccepted/*.txt merge=union\n";
constexpr std::size_t k_most_mistakes = 20;

fs::path folder_of(const fs::path& root) { return (root / k_baseline_folder).lexically_normal(); }
fs::path attributes_of(const fs::path& root) { return (root / ".guidelint" / ".gitattributes").lexically_normal(); }
constexpr std::string_view k_attribute = "accepted/*.txt merge=union\n";  // where the file holds lines for others

std::string shown(const fs::path& path) { return path.lexically_normal().generic_string(); }

void read_lines(const fs::path& path, std::string_view text, std::set<AcceptedLine>& lines,
                std::vector<base::Error>& errors) {
  std::size_t number = 0;
  for (std::string_view line : base::split(text, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (base::trim(line).empty() || line.starts_with('#')) continue;
    if (auto read = parse_line(line)) {
      lines.insert(*std::move(read));
    } else if (errors.size() < k_most_mistakes) {
      errors.push_back({fmt::format("{}:{}: not a line of the baseline (guide, field and digest, two blanks between)",
                                    shown(path), number)});
    }
  }
}

std::string text_of(const std::set<AcceptedLine>& lines) {
  std::vector<std::string> sorted;  // as they are written, so that `sort` agrees
  for (const AcceptedLine& line : lines) sorted.push_back(format_line(line));
  std::ranges::sort(sorted);
  std::string text(k_header);
  for (const std::string& line : sorted) text += line + "\n";
  return text;
}

std::optional<std::string> bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// Adopting writes attributes, and keeps them if no line is left. Those of the register of reviews say nothing.
bool is_adopted(const fs::path& root) {
  return bytes_of(attributes_of(root)).value_or("").find("accepted/") != std::string::npos;
}

base::FileToWrite attributes(const fs::path& root) {
  base::FileToWrite file{.path = attributes_of(root), .bytes = std::string(k_attributes)};
  file.expected = bytes_of(file.path);
  if (!file.expected) return file;
  file.bytes = *file.expected;
  if (!file.bytes.empty() && !file.bytes.ends_with('\n')) file.bytes += '\n';
  file.bytes += k_attribute;
  return file;
}

std::vector<fs::path> files_in(const fs::path& folder, std::error_code& error) {
  std::vector<fs::path> files;
  fs::directory_iterator walk(folder, error);
  for (; !error && walk != fs::directory_iterator(); walk.increment(error)) {
    if (walk->path().extension() == ".txt") files.push_back(walk->path());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

std::uint64_t count_lines(const AcceptedLines& lines) {
  std::uint64_t count = 0;
  for (const auto& [rule, own] : lines) count += own.size();
  return count;
}

tl::expected<Baseline, std::vector<base::Error>> read_baseline(const fs::path& root, const rule::RuleSet& rules) {
  Baseline baseline;
  std::vector<base::Error> errors;
  std::error_code error;
  const fs::path folder = folder_of(root);
  const bool has_folder = fs::exists(folder, error);
  baseline.exists = has_folder || is_adopted(root);
  if (!has_folder) return baseline;
  for (const fs::path& path : files_in(folder, error)) {
    auto file = text::SourceFile::read(path);
    if (!file) {
      errors.push_back(file.error());
      continue;
    }
    const std::string id = path.stem().string();
    const rule::Rule* rule = rules.find(id);
    read_lines(path, (*file)->raw(), baseline.lines[rule == nullptr ? id : rule->id], errors);
  }
  if (error) errors.push_back({fmt::format("cannot read {}: {}", shown(folder), base::to_lower(error.message()))});
  if (!errors.empty()) return tl::make_unexpected(std::move(errors));
  return baseline;
}

tl::expected<Written, base::Error> write_baseline(const fs::path& root, const AcceptedLines& lines) {
  const fs::path folder = folder_of(root);
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    return tl::make_unexpected(
        base::Error{fmt::format("cannot make {}: {}", shown(folder), base::to_lower(error.message()))});
  }
  Written written;
  std::vector<base::FileToWrite> files;
  if (!is_adopted(root)) files.push_back(attributes(root));
  for (const auto& [rule, own] : lines) {
    if (own.empty()) continue;
    ++written.files;
    const fs::path path = folder / (rule + ".txt");
    std::string text = text_of(own);
    if (bytes_of(path) == text) continue;
    ++written.replaced;
    files.push_back({.path = path, .bytes = std::move(text)});
  }
  if (const auto all = base::all_written(files, base::write_files(files)); !all)
    return tl::make_unexpected(all.error());
  for (const fs::path& path : files_in(folder, error)) {
    const auto own = lines.find(path.stem().string());
    if (own != lines.end() && !own->second.empty()) continue;
    if (fs::remove(path, error)) ++written.removed;
  }
  return written;
}

std::vector<base::FileToWrite> baseline_files(const fs::path& root, const AcceptedLines& lines) {
  std::vector<base::FileToWrite> files = {{.path = attributes_of(root), .bytes = std::string(k_attributes)}};
  for (const auto& [rule, own] : lines) {
    if (!own.empty()) files.push_back({.path = folder_of(root) / (rule + ".txt"), .bytes = text_of(own)});
  }
  return files;
}

tl::expected<Written, base::Error> prune(const fs::path& root, const Acceptance& acceptance) {
  if (acceptance.stale == 0 && acceptance.moved == 0) return Written{};
  return write_baseline(root, acceptance.kept);
}

}  // namespace guidelint::lint
