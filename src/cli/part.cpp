#include "cli/part.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "base/strings.h"
#include "cli/finding_json.h"
#include "cli/part_reader.h"
#include "cli/version.h"

namespace guidelint::cli {
namespace {

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
  writer.Uint(k_part_form);
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
  for (const auto& company : judged.counts.judged()) {
    text.list("compared", [&](ListWriter& writer) {
      write_bytes(writer, company.first);
      writer.StartArray();
      for (const std::uint64_t count : company.second) writer.Uint64(count);
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
    auto part = read_part(file);
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
