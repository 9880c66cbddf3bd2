#include "cli/part.h"

#include <fmt/format.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <map>
#include <optional>
#include <system_error>
#include <tuple>

#include "base/strings.h"
#include "cli/finding_json.h"
#include "cli/version.h"

namespace guidelint::cli {
namespace {

using Json = rapidjson::Value;

constexpr unsigned k_form = 1;  // of a part; another cannot be read
constexpr std::size_t k_most_shards = 10'000;
constexpr std::size_t k_most_files = 1U << 30U;
constexpr std::size_t k_longest_line = 1U << 28U;  // a guide's findings; far above what a run can make
constexpr unsigned k_careful = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                               rapidjson::kParseFullPrecisionFlag | rapidjson::kParseNanAndInfFlag;

// One line after the other, each a list that begins with its kind.
class PartText {
 public:
  template <typename Write>
  void list(std::string_view kind, Write write) {
    line([&](ListWriter& writer) {
      writer.StartArray();
      write_bytes(writer, kind);
      write(writer);
      writer.EndArray();
    });
  }
  template <typename Write>
  void line(Write write) {
    rapidjson::StringBuffer buffer;
    ListWriter writer(buffer);
    write(writer);
    text_.append(buffer.GetString(), buffer.GetSize());
    text_ += '\n';
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

void write_texts(ListWriter& writer, const std::vector<std::string>& texts) {
  writer.StartArray();
  for (const std::string& text : texts) write_bytes(writer, text);
  writer.EndArray();
}

void write_header(ListWriter& writer, const PartHeader& header) {
  writer.StartObject();
  writer.Key("part");
  writer.Uint(k_form);
  writer.Key("guidelint");
  write_bytes(writer, k_version);
  writer.Key("shard");
  writer.Uint64(header.shard.index + 1);
  writer.Key("of");
  writer.Uint64(header.shard.count);
  writer.Key("today");
  write_bytes(writer, base::format_date(header.today));
  writer.Key("rules");
  write_bytes(writer, header.rules);
  writer.Key("files");
  writer.Uint64(header.files);
  writer.Key("compared_with");
  write_bytes(writer, header.compared_with);
  writer.Key("ran");
  write_texts(writer, header.ran);
  writer.Key("paths");
  write_texts(writer, header.paths);
  writer.EndObject();
}

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

struct PartGuide {
  std::size_t number = 0;  // among all files that were found
  std::string path, company;
  bool reported = true;
  std::vector<finding::Finding> findings;
};

struct Part {
  PartHeader header;
  std::vector<PartGuide> guides;
  std::vector<std::pair<std::size_t, std::string>> unreadable;
  std::vector<std::string> not_found;
  std::map<std::size_t, rule::Tally> totals;  // by rule of `ran`
  std::map<std::string, std::vector<std::uint64_t>> judged;
  std::uint64_t passed_over = 0;
};

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
    const auto form = number_of(line, "part", k_form, k_form);
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

// What is wrong with parts that are to be put together, or nothing.
std::optional<std::string> misfit(const std::vector<Part>& parts, const std::vector<std::string>& files,
                                  const std::string& rules) {
  const PartHeader& first = parts.front().header;
  std::vector<std::string_view> seen(first.shard.count);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const PartHeader& own = parts[i].header;
    const auto differs = [&](std::string_view what) {
      return fmt::format("{} and {} are of different {}", files.front(), files[i], what);
    };
    if (own.rules != rules)
      return fmt::format("{} was judged by other rules or another configuration than are here now", files[i]);
    if (own.shard.count != first.shard.count)
      return fmt::format("{} is of {} shards, {} of {}", files.front(), first.shard.count, files[i], own.shard.count);
    if (own.today != first.today)
      return fmt::format("{} is of {}, {} of {}", files.front(), base::format_date(first.today), files[i],
                         base::format_date(own.today));
    if (own.ran != first.ran) return differs("choices of rules");
    if (own.files != first.files || own.paths != first.paths || own.compared_with != first.compared_with)
      return differs("corpora");
    if (!seen[own.shard.index].empty())
      return fmt::format("{} and {} are both shard {} of {}", seen[own.shard.index], files[i], own.shard.index + 1,
                         own.shard.count);
    seen[own.shard.index] = files[i];
  }
  std::vector<std::size_t> missing;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (seen[i].empty()) missing.push_back(i + 1);
  }
  if (missing.empty()) return std::nullopt;
  constexpr std::size_t k_most_named = 10;
  const std::size_t more = missing.size() > k_most_named ? missing.size() - k_most_named : 0;
  missing.resize(missing.size() - more);
  return fmt::format("of {} shards {} {}{} missing", first.shard.count, fmt::join(missing, ", "),
                     more > 0 ? fmt::format(" and {} more ", more) : "", missing.size() + more == 1 ? "is" : "are");
}

}  // namespace

std::string format_part(const PartHeader& header, const lint::Judged& judged, const std::vector<lint::Input>& inputs,
                        const std::vector<base::Error>& not_found) {
  PartText text;
  text.line([&](ListWriter& writer) { write_header(writer, header); });
  for (std::size_t i = 0; i < judged.settled.size(); ++i) {
    const lint::Settled& guide = judged.settled[i];
    text.list("guide", [&](ListWriter& writer) {
      writer.Uint64(judged.inputs[i]);
      write_bytes(writer, inputs[judged.inputs[i]].path);
      write_bytes(writer, guide.company);
      writer.Uint(guide.reported ? 1 : 0);
      writer.StartArray();
      for (const finding::Finding& finding : guide.findings) write_finding(writer, finding);
      writer.EndArray();
    });
  }
  for (std::size_t i = 0; i < judged.unreadable.size(); ++i) {
    text.list("unreadable", [&](ListWriter& writer) {
      writer.Uint64(judged.unreadable_inputs[i]);
      write_bytes(writer, judged.unreadable[i].message);
    });
  }
  for (const base::Error& error : not_found)
    text.list("not found", [&](ListWriter& writer) { write_bytes(writer, error.message); });
  for (std::size_t i = 0; i < header.ran.size(); ++i) {
    const rule::Tally tally = judged.counts.total(i);
    text.list("counted", [&](ListWriter& writer) {
      write_bytes(writer, header.ran[i]);
      for (const std::uint64_t count : {tally.looked_at, tally.passed, tally.failed, tally.not_judged})
        writer.Uint64(count);
      writer.StartArray();
      for (const auto& [reason, count] : tally.reasons) {
        write_bytes(writer, reason);
        writer.Uint64(count);
      }
      writer.EndArray();
    });
  }
  for (const auto& [company, counts] : judged.counts.judged()) {
    text.list("compared", [&](ListWriter& writer) {
      write_bytes(writer, company);
      writer.StartArray();
      for (const std::uint64_t count : counts) writer.Uint64(count);
      writer.EndArray();
    });
  }
  text.list("end", [&](ListWriter& writer) {
    writer.Uint64(judged.settled.size());
    writer.Uint64(judged.passed_over);
  });
  return text.take();
}

tl::expected<Merged, base::Error> merge_parts(const std::vector<std::string>& files, const std::string& rules) {
  std::vector<Part> parts;
  for (const std::string& file : files) {
    auto part = PartReader(file).read();
    if (!part) return tl::unexpected(part.error());
    parts.push_back(*std::move(part));
  }
  if (const auto why = misfit(parts, files, rules)) return tl::unexpected(base::Error{*why});

  Merged merged{.header = parts.front().header, .inputs = std::make_unique<std::vector<lint::Input>>()};
  // All parts looked for the same files, and say the same of what they did not find.
  for (std::string& message : parts.front().not_found) merged.not_found.push_back({std::move(message)});
  std::vector<PartGuide*> guides;
  std::map<std::size_t, std::string*> unreadable;
  for (Part& part : parts) {
    for (PartGuide& guide : part.guides) guides.push_back(&guide);
    for (auto& [number, message] : part.unreadable) unreadable.emplace(number, &message);
    merged.judged.passed_over += part.passed_over;
    for (const auto& [rule, tally] : part.totals) merged.judged.counts.add_total(rule, tally);
    for (const auto& [company, counts] : part.judged) {
      for (std::size_t rule = 0; rule < counts.size(); ++rule)
        merged.judged.counts.add_judged(company, rule, counts[rule]);
    }
  }
  for (const auto& [number, message] : unreadable) merged.judged.unreadable.push_back({std::move(*message)});
  std::ranges::sort(guides, {}, &PartGuide::number);
  for (const PartGuide* guide : guides) {
    merged.inputs->push_back({.path = guide->path, .reported = guide->reported});
    merged.numbers.push_back(guide->number);
  }
  for (std::size_t i = 0; i < guides.size(); ++i) {
    merged.judged.inputs.push_back(i);
    merged.judged.settled.push_back({.company = std::move(guides[i]->company),
                                     .reported = guides[i]->reported,
                                     .findings = std::move(guides[i]->findings),
                                     .path = (*merged.inputs)[i].path});
  }
  return merged;
}

std::optional<std::string> files_differ(const Merged& merged, const std::vector<lint::Input>& found) {
  for (std::size_t i = 0; i < merged.numbers.size(); ++i) {
    const std::size_t number = merged.numbers[i];
    const std::string& path = (*merged.inputs)[i].path;
    if (number >= found.size() || found[number].path != path)
      return fmt::format("{} is a guide of the parts, and not at its place among the files here", path);
  }
  if (merged.header.files == found.size()) return std::nullopt;
  return fmt::format("the parts are of {}, and here are {}", base::counted(merged.header.files, "file"), found.size());
}

}  // namespace guidelint::cli
