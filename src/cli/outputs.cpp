#include "cli/outputs.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <random>

#include "cli/job_summary.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "report/plan_format.h"

namespace guidelint::cli {
namespace {

std::vector<Output> usual_outputs() {
  if (!on_github_actions()) return {{.format = is_terminal(STDOUT_FILENO) ? "full" : "concise"}};
  std::vector<Output> outputs = {{.format = "concise"}, {.format = "github"}};
  if (std::string summary = job_summary(); !summary.empty()) {
    outputs.push_back({.format = "markdown", .file = std::move(summary)});
  }
  return outputs;
}

std::vector<Output> outputs_of(const Options& options) {
  return options.formats.empty() ? usual_outputs() : options.formats;
}

bool is_for_eyes(std::string_view format) { return format == "concise" || format == "full"; }

const report::Format* find_format(std::string_view name) {
  const auto formats = report::all_formats();
  const auto found = std::ranges::find(formats, name, [](const auto* one) { return one->name; });
  return found == formats.end() ? nullptr : *found;
}

// What `due` and `export` have besides is for eyes, or a table that can be told from another.
bool stands_alone(const Output& output) {
  const report::Format* format = find_format(output.format);
  if (format != nullptr && format->stands_alone) return true;
  const auto plans = report::plans::all_plan_formats();
  return std::ranges::any_of(plans, [&](const auto* one) { return one->name == output.format && one->stands_alone; });
}

std::unique_ptr<text::SourceFile> source_of(const lint::FileReport& file) {
  if (file.text) return text::SourceFile::from_string(file.path, *file.text);
  auto read = text::SourceFile::read(file.path);
  return read ? *std::move(read) : nullptr;
}

bool to_standard_output(const Output& output) { return output.file.empty(); }

// As far as it can be told before anything is written. Devices and pipes take any number.
bool is_same_file(const std::string& a, const std::string& b) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (fs::exists(a, error) && !fs::is_regular_file(a, error)) return false;
  const auto whole = [&error](const std::string& path) {
    return fs::weakly_canonical(fs::absolute(path, error), error);
  };
  return fs::equivalent(a, b, error) || whole(a) == whole(b);
}

bool add_to_summary(const Output& output, std::string_view text) {
  if (text.empty()) {
    complain(fmt::format("nothing was added to {}: it is full (1 MiB)", output.file));
    return true;
  }
  const auto added = append_to(output.file, text);
  if (!added) complain(added.error().message);
  return added.has_value();
}

}  // namespace

std::optional<std::string> conflict_of(const std::vector<Output>& outputs) {
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const Output &one = outputs[j], &other = outputs[i];
      if (!to_standard_output(one) && !to_standard_output(other)) {
        if (!is_same_file(one.file, other.file)) continue;
        return fmt::format("--format {} and --format {} are written to one file, {}", one.format, other.format,
                           other.file);
      }
      if (!to_standard_output(one) || !to_standard_output(other)) continue;
      const bool first = stands_alone(one);
      if (!first && !stands_alone(other)) continue;
      const std::string_view alone = first ? one.format : other.format;
      return fmt::format(
          "--format {} and --format {} both go to standard output, where {} has to be alone; write one "
          "to a file: --format {}=FILE",
          one.format, other.format, alone, alone);
    }
  }
  return std::nullopt;
}

bool says_errors(const Options& options) {
  return !options.statistics && std::ranges::any_of(outputs_of(options), [](const Output& output) {
    return output.file.empty() && is_for_eyes(output.format);
  });
}

report::Style style_of(const Options& options, const rule::RuleSet& rules, bool to_file, int exit_code) {
  return {.color = !to_file && wants_color(options.color, STDOUT_FILENO),
          .show_infos = options.verbose > 0,
          .show_all = options.show_all,
          .show_accepted = options.no_baseline,
          .group_by = options.group_by,
          .summary = !options.quiet,
          .exit_code = exit_code,
          .version = k_version,
          .rules = &rules};
}

std::string without_commands(const std::string& text) {
  std::random_device device;
  const std::string token = fmt::format("guidelint-{:08x}{:08x}", device(), device());
  return fmt::format("::stop-commands::{0}\n{1}::{0}::\n", token, text);
}

bool write_output(const Output& output, const std::function<std::string(std::size_t most_bytes)>& make) {
  if (output.file.empty()) return print(make(report::Style{}.most_bytes));
  if (!is_job_summary(output.file)) return write_file(output.file, make(report::Style{}.most_bytes));
  const std::size_t room = room_in(output.file);
  const std::string text = make(room);
  return add_to_summary(output, text.size() <= room ? std::string_view(text) : std::string_view());
}

bool write_outputs(const lint::LintResult& result, const Options& options, const rule::RuleSet& rules, int exit_code) {
  const std::vector<Output> outputs = outputs_of(options);
  const bool has_job_summary = std::ranges::any_of(outputs, [](const Output& output) {
    return output.format == "markdown" && !output.file.empty() && is_job_summary(output.file);
  });
  bool written = true;
  for (const Output& output : outputs) {
    const bool to_file = !output.file.empty();
    const bool done = write_output(output, [&](std::size_t most_bytes) {
      report::Style style = style_of(options, rules, to_file, exit_code);
      style.has_job_summary = has_job_summary;
      style.most_bytes = most_bytes;
      std::string text = find_format(output.format)->render(result, style, source_of);
      return !to_file && is_for_eyes(output.format) && on_github_actions() ? without_commands(text) : text;
    });
    const bool was_asked = !options.formats.empty() || !to_file;
    written = (done || !was_asked) && written;
  }
  return written;
}

}  // namespace guidelint::cli
