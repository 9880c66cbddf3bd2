#include "repo/commit_dates.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <set>
#include <string_view>
#include <system_error>
#include <unordered_map>

#include "base/strings.h"
#include "repo/listing.h"

namespace guidelint::repo {
namespace {

struct WantedFile {
  std::vector<std::size_t> places;  // where the caller has it
  std::string id = {};              // of its content in HEAD
};
using Wanted = std::unordered_map<std::string_view, WantedFile>;

// The folder they all lie in; "" is the top.
std::string_view common_folder(const Wanted& wanted) {
  std::string_view common = wanted.begin()->first;
  for (const auto& [path, file] : wanted) {
    const auto end = std::mismatch(common.begin(), common.end(), path.begin(), path.end()).first;
    common = common.substr(0, static_cast<std::size_t>(end - common.begin()));
  }
  const std::size_t slash = common.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : common.substr(0, slash);
}

std::vector<std::string> limited_to(std::string_view folder, std::vector<std::string> arguments) {
  arguments.emplace_back("--");
  if (!folder.empty()) arguments.push_back(":(top,literal)" + std::string(folder));
  return arguments;
}

// Leaves the files whose text on the disk is the one `head` has.
tl::expected<void, base::Error> drop_others(const Repository& repository, const Commit& head, std::string_view folder,
                                            Wanted& wanted) {
  const auto differing = repository.git().output(
      limited_to(folder, {"diff", "--name-only", "-z", "--no-renames", "-O/dev/null", "--no-ext-diff", "--no-textconv",
                          "--no-relative", "--ignore-submodules=all", head.id}));
  if (!differing) return tl::make_unexpected(differing.error());
  for (const std::string_view name : parse_names(*differing)) wanted.erase(name);

  const auto snapshot = repository.snapshot(head, folder);
  if (!snapshot) return tl::make_unexpected(snapshot.error());
  for (auto entry = wanted.begin(); entry != wanted.end();) {
    const File* file = snapshot->find(entry->first);
    if (file != nullptr) entry->second.id = file->id;
    entry = file == nullptr ? wanted.erase(entry) : std::next(entry);
  }
  return {};
}

// Commits that have parents elsewhere and none here.
tl::expected<std::set<std::string>, base::Error> shallow_commits(const Git& git) {
  std::set<std::string> ids;
  const auto is_shallow = git.line({"rev-parse", "--is-shallow-repository"});
  if (!is_shallow) return tl::make_unexpected(is_shallow.error());
  if (*is_shallow != "true") return ids;
  const auto path = git.line({"rev-parse", "--git-path", "shallow"});
  if (!path) return tl::make_unexpected(path.error());
  std::ifstream in(git.folder() / *path);
  for (std::string id; std::getline(in, id);) {
    if (is_object_id(id)) ids.insert(id);
  }
  if (ids.empty()) return tl::make_unexpected(base::Error{"cannot read where this shallow clone ends"});
  return ids;
}

std::optional<base::Date> date_of(std::string_view seconds) {
  constexpr std::int64_t k_day = 86'400;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(seconds.data(), seconds.data() + seconds.size(), value);
  if (error != std::errc() || end != seconds.data() + seconds.size()) return std::nullopt;
  if (value < 0 || value > 253'402'300'799) return std::nullopt;  // the year 9999
  return base::Date{static_cast<std::int32_t>(value / k_day)};
}

// ":100644 100644 <old> <new> M", and of a merge "::100644 100644 100644 <old> <old> <new> MM": the new content, empty
// if it is not new (another mode only).
std::string_view new_content(std::string_view change) {
  const std::size_t parents = std::min(change.find_first_not_of(':'), change.size());
  const std::vector<std::string_view> words = base::split(change, ' ');
  const std::size_t last = 2 * parents + 1;
  if (words.size() <= last) return {};
  const auto old = words.begin() + static_cast<std::ptrdiff_t>(parents + 1);
  const auto end = words.begin() + static_cast<std::ptrdiff_t>(last);
  return std::find(old, end, *end) == end ? *end : std::string_view();
}

// Reads `git log --raw -z`: a commit is "//<id> <seconds>" NUL, then for each file what became of it NUL, its path NUL.
// Before the first there is a newline, or of a merge one more NUL.
class LogReader {
 public:
  LogReader(Wanted& wanted, const std::set<std::string>& shallow, CommitDates& result)
      : wanted_(wanted), shallow_(shallow), result_(result) {}

  void take(std::string_view part) {
    if (is_path_next_) {
      take_path(part);
    } else if (part.starts_with("//")) {
      take_commit(part.substr(2));
    } else if (part = base::trim(part); part.starts_with(':')) {
      content_ = new_content(part);
      is_path_next_ = true;
    }
  }

 private:
  void take_commit(std::string_view commit) {
    const std::size_t blank = std::min(commit.find(' '), commit.size());
    is_shallow_ = shallow_.contains(std::string(commit.substr(0, blank)));
    date_ = is_shallow_ || blank == commit.size() ? std::nullopt : date_of(commit.substr(blank + 1));
  }

  void take_path(std::string_view path) {
    is_path_next_ = false;
    const auto found = wanted_.find(path);
    if (found == wanted_.end() || found->second.id != content_) return;
    const std::vector<std::size_t>& places = found->second.places;
    for (const std::size_t place : places) result_.dates[place] = date_;
    if (is_shallow_) result_.beyond_shallow += places.size();
    wanted_.erase(found);
  }

  Wanted& wanted_;
  const std::set<std::string>& shallow_;
  CommitDates& result_;
  std::optional<base::Date> date_;
  bool is_shallow_ = false;
  std::string content_;
  bool is_path_next_ = false;
};

}  // namespace

tl::expected<CommitDates, base::Error> commit_dates(const Repository& repository, std::span<const std::string> paths) {
  CommitDates result;
  result.dates.resize(paths.size());
  const auto head = repository.head();
  if (!head) return tl::make_unexpected(head.error());
  Wanted wanted;
  for (std::size_t place = 0; place < paths.size(); ++place) wanted[paths[place]].places.push_back(place);
  if (!*head || wanted.empty()) return result;
  const std::string folder(common_folder(wanted));
  if (const auto dropped = drop_others(repository, **head, folder, wanted); !dropped)
    return tl::make_unexpected(dropped.error());
  if (wanted.empty()) return result;
  const Git& git = repository.git();
  const auto shallow = shallow_commits(git);
  if (!shallow) return tl::make_unexpected(shallow.error());

  // With --root and -c, the first commit and merges show names whatever the configuration says
  auto child = Child::start(git.command(limited_to(
      folder, {"log", "--format=tformat:%x2f%x2f%H %ct", "--raw", "-z", "--no-abbrev", "--root", "-c", "--no-renames",
               "--no-follow", "-O/dev/null", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative",
               "--ignore-submodules=all", "--no-show-signature", "--no-notes", (*head)->id})));
  if (!child) return tl::make_unexpected(child.error());
  LogReader reader(wanted, *shallow, result);
  while (!wanted.empty()) {
    const auto part = (*child)->next_part('\0');
    if (!part) return tl::make_unexpected(part.error());
    if (*part) {
      reader.take(**part);
      continue;
    }
    const auto ended = (*child)->finish();
    if (!ended) return tl::make_unexpected(ended.error());
    if (ended->status != 0 || ended->signal != 0) return tl::make_unexpected(git.explained(*ended));
    break;
  }
  return result;
}

}  // namespace guidelint::repo
