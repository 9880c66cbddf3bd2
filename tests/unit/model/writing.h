// Assignments by name, and the guide after them: what the tests of write() begin with.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/write.h"
#include "reading.h"

namespace guidelint::model {

// "front.base", "base.low": a field, perhaps one end of it.
inline Assignment assign(EntityKind kind, std::string_view name, const expr::Value& value) {
  Assignment assignment = {.value = value};
  if (name.ends_with(".low")) assignment.end = 0;
  if (name.ends_with(".high")) assignment.end = 1;
  if (assignment.end) name.remove_suffix(*assignment.end == 0 ? 4 : 5);
  const std::vector<std::string_view> parts = base::split(name, '.');
  const auto field = house_model().scope(kind).find(parts);
  REQUIRE(field);
  REQUIRE(field->parts == parts.size());
  assignment.field = field->id;
  return assignment;
}

// Two ends; nothing: none.
inline expr::Value make_ended(expr::Kind kind, std::optional<double> low, std::optional<double> high) {
  expr::Value value = {.type = {kind, true}};
  const auto set = [](expr::End& end, std::optional<double> figure) {
    if (!figure) return;
    end.low = end.high = *figure;
    end.state = expr::State::present;
  };
  set(value.ends[0], low);
  set(value.ends[1], high);
  return value;
}
inline expr::Value money(std::optional<double> low, std::optional<double> high) {
  return make_ended(expr::Kind::money, low, high);
}
inline expr::Value money(double both) { return money(both, both); }
inline expr::Value percent(double low, double high) { return make_ended(expr::Kind::percent, low / 100, high / 100); }

// The whole file afterwards; "refused" if nothing can be written.
inline std::string after(const Reading& reading, EntityKind kind, std::size_t index,
                         const std::vector<Assignment>& assignments) {
  const auto edits = write(reading.bound, kind, index, assignments);
  if (!edits) return "refused";
  REQUIRE(text::are_apart(*edits));
  return text::edited(reading.source->raw(), *edits);
}

// Lines of `now` that `before` has not, joined by '\n'; lines that are gone are told as "-line".
inline std::string changed_lines(std::string_view before, std::string_view now) {
  if (now == "refused") return "refused";
  const auto old_lines = base::split(before, '\n'), new_lines = base::split(now, '\n');
  std::size_t begin = 0, old_end = old_lines.size(), new_end = new_lines.size();
  while (begin < old_end && begin < new_end && old_lines[begin] == new_lines[begin]) ++begin;
  while (old_end > begin && new_end > begin && old_lines[old_end - 1] == new_lines[new_end - 1]) --old_end, --new_end;
  std::string result;
  const auto add = [&](std::string_view sign, std::string_view line) {
    if (!result.empty()) result += '\n';
    result.append(sign).append(line);
  };
  if (new_end == begin) {
    for (std::size_t line = begin; line < old_end; ++line) add("-", old_lines[line]);
  }
  for (std::size_t line = begin; line < new_end; ++line) add("", new_lines[line]);
  return result;
}

}  // namespace guidelint::model
