#include "cli/sources.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <iterator>

#include "base/strings.h"

namespace guidelint::cli {
namespace fs = std::filesystem;
namespace {

using Rules = std::vector<rule::RuleFile>;

bool is_rule_file(const fs::path& path) { return path.extension() == ".yaml" || path.filename() == "example.md"; }

tl::expected<Rules, base::Error> read_folder(const std::string& folder) {
  Rules files;
  if (folder.empty()) return files;
  std::error_code error;
  fs::recursive_directory_iterator walk(folder, error);
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    std::error_code ignored;
    if (!walk->is_regular_file(ignored) || !is_rule_file(walk->path())) continue;
    auto file = text::SourceFile::read(walk->path());
    if (!file) return tl::unexpected(file.error());
    const std::string below = walk->path().lexically_relative(folder).generic_string();
    files.push_back({.path = below, .shown = walk->path().generic_string(), .text = std::string((*file)->raw())});
    spdlog::debug("rule file {}", walk->path().generic_string());
  }
  if (error)
    return tl::unexpected(base::Error{fmt::format("cannot read {}: {}", folder, base::to_lower(error.message()))});
  std::ranges::sort(files, {}, &rule::RuleFile::path);
  spdlog::info("{} from {}", base::counted(files.size(), "rule file"), folder);
  return files;
}

bool same_rules(const Rules& a, const Rules& b) {
  return std::ranges::equal(
      a, b, [](const auto& one, const auto& other) { return one.path == other.path && one.text == other.text; });
}

// The configuration and the rules as they were.
class AtCommit {
 public:
  explicit AtCommit(const Comparison& comparison) : comparison_(comparison) {}

  // Nothing if there was none.
  tl::expected<std::optional<LoadedConfig>, base::Error> config(const std::string& named) const {
    const auto path = named.empty() ? find() : std::optional<fs::path>(named);
    const auto in_tree = path ? comparison_.repository.path_in_tree(*path) : std::nullopt;
    if (!in_tree) return std::nullopt;
    auto text = comparison_.before.read(*in_tree);
    if (!text) return tl::unexpected(text.error());
    if (!*text) return std::nullopt;
    const auto usual = comparison_.repository.path_in_tree(usual_rules(*path));
    const bool has_rules = usual && !comparison_.before.below(*usual).empty();
    return read_config(text::SourceFile::from_string(shown(*in_tree), **std::move(text)), *path, has_rules);
  }

  tl::expected<Rules, base::Error> rules(const std::string& folder) const {
    Rules files;
    const auto in_tree = folder.empty() ? std::nullopt : comparison_.repository.path_in_tree(folder);
    if (!in_tree) return files;
    for (const repo::File& file : comparison_.before.below(*in_tree)) {
      if (!is_rule_file(file.path)) continue;
      auto text = comparison_.before.read(file.path);
      if (!text) return tl::unexpected(text.error());
      const std::size_t skip = in_tree->empty() ? 0 : in_tree->size() + 1;
      files.push_back({.path = file.path.substr(skip), .shown = shown(file.path), .text = text->value_or("")});
    }
    std::ranges::sort(files, {}, &rule::RuleFile::path);
    return files;
  }

 private:
  [[nodiscard]] std::string shown(const std::string& path) const {
    return fmt::format("{}:{}", comparison_.name, path);
  }

  // As find_config() finds it on disk: upwards from the working directory.
  [[nodiscard]] std::optional<fs::path> find() const {
    const auto here = comparison_.repository.path_in_tree(".");
    if (!here) return std::nullopt;
    fs::path folder = *here;
    for (fs::path up = ".";; folder = folder.parent_path(), up /= "..") {
      if (comparison_.before.find((folder / k_config_name).generic_string()) != nullptr)
        return (up / k_config_name).lexically_normal();
      if (folder.empty()) return std::nullopt;
    }
  }

  const Comparison& comparison_;
};

tl::expected<Sources, base::Error> sources_here(LoadedConfig loaded) {
  auto rules = read_folder(loaded.config.rules);
  if (!rules) return tl::unexpected(rules.error());
  return Sources{.loaded = std::move(loaded), .rules = *std::move(rules)};
}

tl::expected<void, base::Error> add_named(const Options& options, Sources& sources) {
  auto named = read_folder(options.rules);
  if (!named) return tl::unexpected(named.error());
  std::ranges::move(*named, std::back_inserter(sources.rules));
  return {};
}

}  // namespace

tl::expected<Sources, base::Error> read_sources(const Options& options, LoadedConfig loaded) {
  auto sources = sources_here(std::move(loaded));
  if (!sources) return sources;
  if (const auto added = add_named(options, *sources); !added) return tl::unexpected(added.error());
  return sources;
}

tl::expected<Sources, base::Error> read_sources(const Options& options, const Comparison* comparison) {
  auto here = load_config(options.config);
  if (!here) return tl::unexpected(here.error());
  auto on_disk = sources_here(*std::move(here));
  if (!on_disk) return on_disk;
  Sources sources = *std::move(on_disk);

  if (comparison != nullptr && !comparison->index) {
    const AtCommit before(*comparison);
    auto old = before.config(options.config);
    if (!old) return tl::unexpected(old.error());
    auto old_rules = before.rules(*old ? (*old)->config.rules : sources.loaded.config.rules);
    if (!old_rules) return tl::unexpected(old_rules.error());
    const bool has_here = sources.loaded.file != nullptr;
    const bool config_differs = old->has_value() && (!has_here || (*old)->file->raw() != sources.loaded.file->raw());
    const bool had_any = old->has_value() || !old_rules->empty();
    const bool rules_differ = had_any && !same_rules(*old_rules, sources.rules);
    if (config_differs) sources.loaded = **std::move(old);
    if (rules_differ) sources.rules = *std::move(old_rules);
    if (config_differs || rules_differ) {
      sources.notice =
          fmt::format("judged by {}{}{} of {}, which differ{} from what is here", config_differs ? k_config_name : "",
                      config_differs && rules_differ ? " and " : "", rules_differ ? "the rules" : "", comparison->name,
                      config_differs && !rules_differ ? "s" : "");
    }
  }
  if (const auto added = add_named(options, sources); !added) return tl::unexpected(added.error());
  return sources;
}

}  // namespace guidelint::cli
