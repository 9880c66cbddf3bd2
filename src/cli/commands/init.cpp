// guidelint init: everything a repository of guides needs to be judged from now on, written where it is missing.
//
// Nothing is overwritten and nothing is merged: a file that is there is somebody's, so it is kept and said; what would
// have been written is shown by --dry-run. All files are written or none. The findings of today are accepted as by
// `guidelint baseline`, or the first pull request would be red for what it did not do.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/strings.h"
#include "cli/acceptance.h"
#include "cli/commands/commands.h"
#include "cli/new_files.h"
#include "cli/schemas.h"
#include "cli/session.h"
#include "cli/starter_files.h"
#include "lint/baseline_files.h"
#include "text/source_file.h"

namespace guidelint::cli {
namespace fs = std::filesystem;
namespace {

using base::counted;

struct Root {
  std::string shown = ".";
  bool is_repository = false;
};

// As git tells one, but for .git itself: from there, the repository around it is meant.
bool is_bare_repository(const fs::path& folder) {
  std::error_code error;
  return folder.filename() != ".git" && fs::is_regular_file(folder / "HEAD", error) &&
         fs::is_directory(folder / "objects", error) && fs::is_directory(folder / "refs", error);
}

// Where the configuration will be looked for: the nearest folder with .git, else the working directory. It is entered,
// so that every name is relative to it. An error in a bare repository: what is written there is in no commit.
tl::expected<Root, base::Error> enter_root() {
  std::error_code error;
  fs::path folder = fs::current_path(error);
  fs::path up = ".";
  while (!fs::exists(folder / ".git", error)) {
    if (is_bare_repository(folder)) {
      return tl::make_unexpected(
          base::Error{.message = fmt::format(
                          "{} is a bare repository, which has no files of its own; run guidelint init in a clone of it",
                          up == "." ? "this folder" : up.lexically_normal().string())});
    }
    if (folder == folder.root_path()) return Root{};
    folder = folder.parent_path();
    up /= "..";
  }
  fs::current_path(up, error);
  return Root{.shown = up == "." ? "." : up.lexically_normal().string(), .is_repository = true};
}

struct Guides {
  GuidePatterns patterns;
  std::size_t count = 0;
};

// What looks like a guide to a run without a configuration. Nothing if something could not be read: said.
std::optional<Guides> find_guides(const Options& options) {
  const auto session = open_session(options, LoadedConfig());
  if (!session) return std::nullopt;
  const lint::Discovery found = discover(*session, {});
  const rule::RunPlan none = rule::make_plan(*session->rules, [](const rule::Rule&) { return false; }, {});
  const lint::LintResult result =
      lint::lint(found.inputs, *session->rules, none, {.jobs = options.jobs, .today = session->today});
  for (const auto* errors : {&found.errors, &result.unreadable}) {
    for (const base::Error& error : *errors) complain(error.message);
  }
  if (!found.errors.empty() || !result.unreadable.empty()) return std::nullopt;
  std::set<std::string> guides;
  for (const lint::FileReport& file : result.files) guides.insert(file.path);
  std::vector<std::string> others;
  for (const lint::Input& input : found.inputs) {
    if (!guides.contains(input.path)) others.push_back(input.path);
  }
  return Guides{.patterns = patterns_for({guides.begin(), guides.end()}, others), .count = guides.size()};
}

struct Baseline {
  std::vector<base::FileToWrite> files = {};  // none: there is nothing to accept, or it was done
  std::uint64_t findings = 0;
  bool exists = false;
};

// What `guidelint baseline` would write with this configuration. Nothing if it could not be told: said.
std::optional<Baseline> make_baseline(const Options& options, LoadedConfig loaded) {
  const auto session = open_session(options, std::move(loaded));
  if (!session) return std::nullopt;
  const auto accepted = open_baseline(*session);
  if (!accepted) return std::nullopt;
  if (accepted->exists) return Baseline{.exists = true};
  const lint::Discovery found = discover(*session, {});
  const lint::LintResult result = judge_for_baseline(*session, *accepted, found, options);
  for (const auto* errors : {&found.errors, &result.unreadable}) {
    for (const base::Error& error : *errors) complain(error.message);
  }
  if (!found.errors.empty() || !result.unreadable.empty()) return std::nullopt;
  Baseline baseline{.findings = count_open(result)};
  if (baseline.findings > 0) baseline.files = lint::baseline_files(session->config().root, result.acceptance->open);
  return baseline;
}

bool holds(const fs::path& path, std::string_view text) {
  const auto file = text::SourceFile::read(path);
  return file && (*file)->raw() == text;
}

bool mentions_guidelint(const fs::path& path) {
  const auto file = text::SourceFile::read(path);
  return file && (*file)->raw().find("guidelint") != std::string_view::npos;
}

// What is to be written, and what is to be said of it.
class Plan {
 public:
  explicit Plan(bool dry) : dry_(dry) {}

  // False if it cannot be written: said.
  bool add(const StarterFile& file) {
    const auto place = place_of(file.path);
    if (!place) return refuse(place.error());
    if (*place == Place::free) {
      files_.push_back({.path = file.path, .bytes = file.text});
      text_ += fmt::format("{} {}: {}\n", wrote(), file.path, file.purpose);
      if (dry_) show(file.text);
      return true;
    }
    const bool same = holds(file.path, file.text);
    text_ += same   ? fmt::format("kept {}: it is as init writes it\n", file.path)
             : dry_ ? fmt::format("kept {}: it exists; init would have written this\n", file.path)
                    : fmt::format("kept {}: it exists; guidelint init --dry-run prints what init would have written\n",
                                  file.path);
    if (dry_ && !same) show(file.text);
    if (file.path == k_hooks_name && !mentions_guidelint(file.path))
      text_ += fmt::format("to judge commits, add to its repos:\n{}", hook_entry());
    return true;
  }

  bool add(const Baseline& baseline) {
    for (const base::FileToWrite& file : baseline.files) {
      const auto place = place_of(file.path);
      if (!place) return refuse(place.error());
      if (*place == Place::taken) return refuse({fmt::format("{} is in the way", file.path.string())});
      files_.push_back(file);
    }
    if (baseline.exists) {
      text_ += fmt::format("kept {}: it exists\n", lint::k_baseline_folder);
    } else if (baseline.findings > 0) {
      // One of them holds no findings: .gitattributes
      text_ += fmt::format("{} {}: {} accepted in {}, so that only new ones are reported\n", wrote(),
                           lint::k_baseline_folder, counted(baseline.findings, "finding"),
                           counted(baseline.files.size() - 1, "file"));
    } else {
      text_ += "no baseline: there are no findings to accept\n";
    }
    return true;
  }

  // What `git add` takes.
  [[nodiscard]] std::string tops() const {
    std::set<std::string> tops;
    for (const base::FileToWrite& file : files_) tops.insert(file.path.begin()->string());
    return fmt::format("{}", fmt::join(tops, " "));
  }

  void say(const std::string& line) { text_ += line + "\n"; }

  [[nodiscard]] bool is_empty() const { return files_.empty(); }
  [[nodiscard]] const std::string& text() const { return text_; }

  // False if it could not be written: said.
  bool write() {
    if (dry_ || files_.empty()) return true;
    const auto written = write_new_files(files_);
    return written ? true : refuse(written.error());
  }

 private:
  [[nodiscard]] const char* wrote() const { return dry_ ? "would write" : "wrote"; }

  static bool refuse(const base::Error& error) {
    complain(error.message);
    return false;
  }

  void show(const std::string& text) {
    for (const std::string_view line : base::split(std::string_view(text).substr(0, text.size() - 1), '\n'))
      text_ += line.empty() ? "  |\n" : fmt::format("  | {}\n", line);
  }

  bool dry_;
  std::string text_;
  std::vector<base::FileToWrite> files_;
};

std::string next_steps(const Plan& plan, const Root& root) {
  std::string text = "next:\n";
  if (root.is_repository) {
    text += fmt::format(
        "  git add {}, and commit: from then on, what is new is reported\n"
        "  pre-commit install, once in every clone\n",
        plan.tops());
  }
  return text + "  guidelint explain RULE says what a finding means\n";
}

int fail() {
  complain("nothing was written");
  return k_exit_could_not_judge;
}

// Fills the plan. False, and said, if that cannot be done.
bool make_plan(const Options& options, Plan& plan) {
  const auto config_place = place_of(k_config_name);
  if (!config_place) {
    complain(config_place.error().message);
    return false;
  }
  const auto guides = find_guides(options);
  if (!guides) return false;
  std::error_code error;
  const bool has_rules = fs::is_directory(usual_rules(k_config_name), error);
  const std::vector<StarterFile> files = starter_files(guides->patterns, has_rules);

  LoadedConfig config;
  if (*config_place == Place::taken) {
    auto loaded = load_config(k_config_name);
    if (!loaded) {
      complain(loaded.error().message);
      return false;
    }
    config = *std::move(loaded);
  } else {
    config = read_config(text::SourceFile::from_string(k_config_name, files.front().text), k_config_name, has_rules);
  }
  const auto baseline = make_baseline(options, std::move(config));
  if (!baseline) return false;

  plan.say(guides->count == 0
               ? "no guide found"
               : fmt::format("{} found: {}", counted(guides->count, "guide"), fmt::join(guides->patterns.files, ", ")));
  return std::ranges::all_of(files, [&](const StarterFile& file) { return plan.add(file); }) && plan.add(*baseline);
}

}  // namespace

int run_init(const Options& options) {
  if (!options.schema.empty()) return print_schema(options.schema);
  const auto root = enter_root();
  if (!root) {
    complain(root.error().message);
    return fail();
  }
  Plan plan(options.dry_run);
  if (root->shown != ".") plan.say(fmt::format("in {}, where the repository begins:", root->shown));
  if (!root->is_repository) plan.say("this is no git repository; the hook and the workflows wait for one");
  if (!make_plan(options, plan)) return fail();
  if (!plan.write()) return fail();
  const std::string text = plan.text() + (options.dry_run   ? ""
                                          : plan.is_empty() ? "nothing to do\n"
                                                            : next_steps(plan, *root));
  return print(text) ? k_exit_ok : k_exit_could_not_judge;
}

}  // namespace guidelint::cli
