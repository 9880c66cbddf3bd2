#include "cli/config.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/plan_settings.h"
#include "yaml/decode.h"
#include "yaml/parse.h"

namespace guidelint::cli {
namespace fs = std::filesystem;
namespace {

std::optional<fs::path> find_config() {
  std::error_code error;
  fs::path folder = fs::current_path(error);
  for (fs::path up = "."; !error; folder = folder.parent_path(), up /= "..") {
    if (fs::is_regular_file(folder / k_config_name, error)) return (up / k_config_name).lexically_normal();
    if (fs::exists(folder / ".git", error) || folder == folder.root_path()) break;
  }
  return std::nullopt;
}

class Reader {
 public:
  Reader(const text::SourceFile& file, LoadedConfig& loaded) : file_(file), loaded_(loaded) {}

  void read(const yaml::Node& root) {
    Config& config = loaded_.config;
    yaml::Decoder decoder(root, "the configuration", mistakes_);
    config.files = strings(decoder.texts("files"));
    config.exclude = strings(decoder.texts("exclude"));
    if (const auto text = decoder.text("rules"))
      config.rules = (config.root / fs::path(text->value)).lexically_normal().string();
    if (const auto text = decoder.word("fail_on", {"error", "warning", "never"})) {
      config.fail_on = text->value == "never" ? finding::Level::off : finding::parse_level(text->value);
    }
    read_levels(decoder.map("levels"), config.levels, true);
    read_paths(decoder.list("paths"));
    read_params(decoder.map("params"), decoder);
    if (const yaml::Node* plan = decoder.map("plan")) config.plan = read_plan_settings(*plan, mistakes_);
    decoder.finish();
    for (yaml::Mistake& mistake : mistakes_) add(mistake.span, std::move(mistake.message), std::move(mistake.help));
    std::ranges::stable_sort(loaded_.mistakes, {}, &rule::Mistake::span);
  }

 private:
  void add(text::Span span, std::string message, std::string help = {}) {
    loaded_.mistakes.push_back(
        {.file = &file_, .span = file_.in_file(span), .message = std::move(message), .help = std::move(help)});
  }

  static std::vector<std::string> strings(const std::vector<yaml::Text>& texts) {
    std::vector<std::string> all;
    for (const yaml::Text& text : texts) all.emplace_back(text.value);
    return all;
  }

  std::string place(text::Span span) const {
    return fmt::format("{}:{}", file_.path(), file_.position(file_.in_file(span).begin).line);
  }

  void read_levels(const yaml::Node* map, std::map<std::string, finding::Level>& levels, bool off_needs_reason) {
    if (map == nullptr) return;
    for (const yaml::Entry& entry : map->entries) {
      const auto level =
          entry.value.kind == yaml::Kind::scalar ? finding::parse_level(entry.value.scalar) : std::nullopt;
      if (!level) {
        add(entry.value.span, fmt::format("the level of {} is error, warning, info or off", entry.key));
        continue;
      }
      if (*level == finding::Level::off && off_needs_reason) {
        add(entry.value.span, fmt::format("{} is switched off for every guide without a reason", entry.key),
            "use paths: [{files: [**], levels: {rule: off}, because: …}]");
        continue;
      }
      levels[std::string(entry.key)] = *level;
      loaded_.config.named_at.emplace(entry.key, place(entry.key_span));
    }
  }

  void read_paths(const yaml::Node* list) {
    if (list == nullptr) return;
    for (const yaml::Node& item : list->items) {
      yaml::Decoder decoder(item, "an entry of paths", mistakes_);
      PathLevels paths;
      paths.files = strings(decoder.texts("files", yaml::Need::required));
      const yaml::Node* levels = decoder.map("levels", yaml::Need::required);
      read_levels(levels, paths.levels, false);
      const bool has_off =
          std::ranges::any_of(paths.levels, [](const auto& pair) { return pair.second == finding::Level::off; });
      decoder.text("because", has_off ? yaml::Need::required : yaml::Need::optional);
      decoder.finish();
      loaded_.config.paths.push_back(std::move(paths));
    }
  }

  void read_params(const yaml::Node* map, yaml::Decoder& decoder) {
    if (map == nullptr) return;
    for (const yaml::Entry& rule : map->entries) {
      loaded_.config.named_at.emplace(rule.key, place(rule.key_span));
      if (rule.value.kind != yaml::Kind::map) {
        add(rule.value.span, fmt::format("params of {} are a map: {{loose: -15%..+30%}}", rule.key));
        continue;
      }
      decoder.each_once(rule.value, fmt::format("params of {}", rule.key));
      for (const yaml::Entry& param : rule.value.entries) {
        if (param.value.kind != yaml::Kind::scalar || param.value.is_null()) {
          add(param.value.span.size() == 0 ? param.key_span : param.value.span,
              fmt::format("\"{}\" of {} is a value such as -15%..+30%", param.key, rule.key));
          continue;
        }
        loaded_.config.params.push_back({.rule = std::string(rule.key),
                                         .name = std::string(param.key),
                                         .value = std::string(param.value.scalar),
                                         .origin = place(param.key_span)});
      }
    }
  }

  const text::SourceFile& file_;
  LoadedConfig& loaded_;
  std::vector<yaml::Mistake> mistakes_;
};

}  // namespace

fs::path usual_rules(const fs::path& config) { return (config.parent_path() / "rules").lexically_normal(); }

LoadedConfig read_config(std::unique_ptr<text::SourceFile> file, const fs::path& path, bool has_rules) {
  LoadedConfig loaded;
  loaded.file = std::move(file);
  loaded.config.shown = loaded.file->path();
  loaded.config.root = path.parent_path().empty() ? fs::path(".") : path.parent_path();
  const yaml::Document document = yaml::parse(loaded.file->text());
  for (const yaml::Problem& problem : document.problems) {
    loaded.mistakes.push_back(
        {.file = loaded.file.get(), .span = loaded.file->in_file(problem.span), .message = problem.message});
  }
  if (!document.problems.empty()) return loaded;
  if (document.has_content) {
    Reader(*loaded.file, loaded).read(document.root);
    if (loaded.config.rules.empty() && has_rules) loaded.config.rules = usual_rules(path).string();
  }
  return loaded;
}

tl::expected<LoadedConfig, base::Error> load_config(const std::string& named) {
  const std::optional<fs::path> path = named.empty() ? find_config() : std::optional<fs::path>(named);
  if (!path) return LoadedConfig();
  auto file = text::SourceFile::read(*path);
  if (!file) return tl::unexpected(file.error());
  std::error_code error;
  return read_config(*std::move(file), *path, fs::is_directory(usual_rules(*path), error));
}

}  // namespace guidelint::cli
