#include "cli/part_reader.h"

#include <fmt/format.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <optional>
#include <string_view>
#include <system_error>

#include "base/strings.h"
#include "cli/finding_json.h"
#include "cli/json_list.h"
#include "cli/version.h"

namespace guidelint::cli {
namespace {

using Json = rapidjson::Value;

constexpr std::size_t k_most_shards = 10'000;
constexpr std::size_t k_most_files = 1U << 30U;
constexpr std::size_t k_longest_line = 1U << 28U;  // a guide's findings; far above what a run can make
constexpr unsigned k_careful = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                               rapidjson::kParseFullPrecisionFlag | rapidjson::kParseNanAndInfFlag;

std::optional<std::string> text_of(const Json& object, const char* name) {
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() ? std::nullopt : read_bytes(found->value);
}

std::optional<std::size_t> number_of(const Json& object, const char* name, std::size_t least, std::size_t most) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd() || !found->value.IsUint64()) return std::nullopt;
  const auto number = static_cast<std::size_t>(found->value.GetUint64());
  return number < least || number > most ? std::nullopt : std::optional(number);
}

std::optional<std::vector<std::string>> texts_of(const Json& object, const char* name) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd()) return std::nullopt;
  JsonList list(found->value);
  std::vector<std::string> texts;
  while (list.has_more()) texts.push_back(list.text());
  return list.is_whole() ? std::optional(texts) : std::nullopt;
}

std::optional<PartHeader> header_of(const Json& object) {
  const auto shard = number_of(object, "shard", 1, k_most_shards), count = number_of(object, "of", 1, k_most_shards);
  const auto files = number_of(object, "files", 0, k_most_files);
  const auto today = text_of(object, "today"), rules = text_of(object, "rules");
  const auto compared_with = text_of(object, "compared_with");
  const auto ran = texts_of(object, "ran"), paths = texts_of(object, "paths");
  const auto day = today ? base::parse_date(*today) : std::nullopt;
  if (!shard || !count || *shard > *count || !files || !day || !rules || !compared_with || !ran || !paths)
    return std::nullopt;
  return PartHeader{.shard = {.index = *shard - 1, .count = *count},
                    .today = *day,
                    .rules = *rules,
                    .files = *files,
                    .compared_with = *compared_with,
                    .ran = *ran,
                    .paths = *paths};
}

// The rule of which more entities are ignored than failed, or nothing: coverage takes the former from the latter.
std::optional<std::string> contradicted(const Part& part) {
  std::map<std::string_view, std::uint64_t> ignored;
  for (const PartGuide& guide : part.guides) {
    if (!guide.reported) continue;
    std::map<std::pair<std::string_view, std::uint32_t>, bool> entities;  // whether all that was found there is ignored
    for (const finding::Finding& finding : guide.findings) {
      bool& is_ignored = entities.try_emplace({finding.rule, finding.subject}, true).first->second;
      is_ignored = is_ignored && finding.status == finding::Status::ignored;
    }
    for (const auto& [entity, is_ignored] : entities) {
      if (is_ignored) ++ignored[entity.first];
    }
  }
  for (std::size_t rule = 0; rule < part.header.ran.size(); ++rule) {
    const auto found = ignored.find(part.header.ran[rule]);
    const auto total = part.totals.find(rule);
    const std::uint64_t failed = total == part.totals.end() ? 0 : total->second.failed;
    if (found != ignored.end() && found->second > failed)
      return fmt::format("{} is ignored {} times, and failed {}", found->first, found->second, failed);
  }
  return std::nullopt;
}

class PartReader {
 public:
  explicit PartReader(const std::string& file) : file_(file) {}

  tl::expected<Part, base::Error> read() {
    std::ifstream stream(file_, std::ios::binary);
    if (!stream) return fail_file(errno);
    for (std::string text; std::getline(stream, text);) {
      ++line_;
      const bool is_last = stream.eof();  // a line that was written whole ends
      rapidjson::Document document;
      document.Parse<k_careful>(text.data(), text.size());
      if (document.HasParseError()) {
        std::string why = base::to_lower(rapidjson::GetParseError_En(document.GetParseError()));
        while (why.ends_with('.')) why.pop_back();
        return fail(why, document.GetErrorOffset() + 1);
      }
      if (is_last || text.size() > k_longest_line) return fail("the line is cut off", text.size() + 1);
      if (has_ended_) return fail("something stands behind the last line");
      if (auto error = line_ == 1 ? take_header(document) : take_line(document)) return tl::unexpected(*error);
    }
    if (stream.bad()) return fail_file(EIO);
    if (line_ == 0) return fail_empty();
    if (!has_ended_) return fail_end();
    if (const auto why = contradicted(part_)) return fail(*why);
    return std::move(part_);
  }

 private:
  tl::unexpected<base::Error> fail_file(int error) const {
    return tl::unexpected(
        base::Error{fmt::format("cannot read {}: {}", file_, base::to_lower(std::generic_category().message(error)))});
  }
  tl::unexpected<base::Error> fail(std::string_view why, std::size_t column = 1) const {
    return tl::unexpected(base::Error{fmt::format("{}:{}:{}: {}", file_, line_, column, why)});
  }
  tl::unexpected<base::Error> fail_empty() const {
    return tl::unexpected(base::Error{fmt::format("{} is empty, not what `guidelint check --shard` prints", file_)});
  }
  tl::unexpected<base::Error> fail_end() const {
    return tl::unexpected(
        base::Error{fmt::format("{}:{}:1: the part is cut off, its last line is missing", file_, line_ + 1)});
  }

  std::optional<base::Error> take_header(const Json& line) {
    constexpr std::string_view k_not_ours = "not what `guidelint check --shard` prints";
    if (!line.IsObject() || !line.HasMember("part")) return fail(k_not_ours).value();
    const auto form = number_of(line, "part", k_part_form, k_part_form);
    const auto version = text_of(line, "guidelint");
    if (!form || version != k_version) {
      return fail(fmt::format("made by guidelint {}, and this is {}", version.value_or("of another time"), k_version))
          .value();
    }
    auto header = header_of(line);
    if (!header) return fail(k_not_ours).value();
    part_.header = *std::move(header);
    return std::nullopt;
  }

  std::optional<base::Error> take_line(const Json& line) {
    JsonList list(line);
    const std::string kind = list.text();
    if (kind == "guide") {
      take_guide(list);
    } else if (kind == "unreadable") {
      const std::size_t number = number_in(list);
      part_.unreadable.emplace_back(number, list.text());
    } else if (kind == "not found") {
      part_.not_found.push_back(list.text());
    } else if (kind == "counted") {
      take_tally(list);
    } else if (kind == "compared") {
      take_judged(list);
    } else if (kind == "end") {
      is_right_ = is_right_ && list.number(k_most_files) == part_.guides.size();
      part_.passed_over = list.number(k_most_files);
      has_ended_ = true;
    } else {
      is_right_ = false;
    }
    if (is_right_ && list.is_whole()) return std::nullopt;
    return fail("not a line that `guidelint check --shard` prints").value();
  }

  // Of a file of this shard.
  std::size_t number_in(JsonList& list) {
    const auto number = static_cast<std::size_t>(list.number(k_most_files));
    is_right_ = is_right_ && number < part_.header.files && part_.header.shard.holds(number);
    return number;
  }

  void take_guide(JsonList& list) {
    PartGuide guide;
    guide.number = number_in(list);
    guide.path = list.text();
    guide.company = list.text();
    guide.reported = list.number(1) == 1;
    guide.findings = list.of([this](JsonList& inner) {
      std::vector<finding::Finding> findings;
      while (inner.has_more()) {
        auto finding = read_finding(*inner.take());
        is_right_ = is_right_ && finding;
        if (finding) findings.push_back(*std::move(finding));
      }
      return findings;
    });
    is_right_ = is_right_ && (part_.guides.empty() || part_.guides.back().number < guide.number);
    part_.guides.push_back(std::move(guide));
  }

  void take_tally(JsonList& list) {
    const std::string id = list.text();
    const auto found = std::ranges::find(part_.header.ran, id);
    is_right_ = is_right_ && found != part_.header.ran.end();
    constexpr std::uint64_t k_any = std::uint64_t{1} << 53U;
    rule::Tally tally;
    for (std::uint64_t* count : {&tally.looked_at, &tally.passed, &tally.failed, &tally.not_judged})
      *count = list.number(k_any);
    tally.reasons = list.of([](JsonList& inner) {
      decltype(tally.reasons) reasons;
      while (inner.has_more()) {
        std::string reason = inner.text();
        reasons[std::move(reason)] = inner.number(k_any);
      }
      return reasons;
    });
    // Else the sum of its coverage would not come out, which is taken for a mistake of ours.
    is_right_ = is_right_ && tally.looked_at == tally.passed + tally.failed + tally.not_judged;
    part_.totals[static_cast<std::size_t>(found - part_.header.ran.begin())].merge(tally);
  }

  void take_judged(JsonList& list) {
    std::string company = list.text();
    auto counts = list.of([](JsonList& inner) {
      std::vector<std::uint64_t> numbers;
      while (inner.has_more()) numbers.push_back(inner.number(std::uint64_t{1} << 53U));
      return numbers;
    });
    is_right_ = is_right_ && counts.size() <= part_.header.ran.size();
    part_.judged.insert_or_assign(std::move(company), std::move(counts));
  }

  const std::string& file_;
  std::size_t line_ = 0;
  bool is_right_ = true;
  bool has_ended_ = false;
  Part part_;
};

}  // namespace

tl::expected<Part, base::Error> read_part(const std::string& file) { return PartReader(file).read(); }

}  // namespace guidelint::cli
