#include "cli/previous_plan.h"

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <string_view>

#include "base/strings.h"
#include "text/source_file.h"

namespace guidelint::cli {
namespace {

using Json = rapidjson::Value;

constexpr unsigned k_careful = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;

// The member of that name and kind; nullptr without one.
const Json* member(const Json& of, const char* name, bool (Json::*is_kind)() const) {
  if (!of.IsObject()) return nullptr;
  const auto found = of.FindMember(name);
  return found != of.MemberEnd() && (found->value.*is_kind)() ? &found->value : nullptr;
}

const Json* list_in(const Json& of, const char* name) { return member(of, name, &Json::IsArray); }

std::string_view text_in(const Json& of, const char* name) {
  const Json* text = member(of, name, &Json::IsString);
  return text == nullptr ? std::string_view() : std::string_view(text->GetString(), text->GetStringLength());
}

// Paths of a week's guides, in their order. False if it is not made as ours are.
bool read_week(const Json& week, std::vector<std::string>& paths) {
  const Json* visits = list_in(week, "visits");
  if (visits == nullptr) return false;
  for (const Json& visit : visits->GetArray()) {
    const Json* guides = list_in(visit, "guides");
    if (guides == nullptr) return false;
    for (const Json& guide : guides->GetArray()) {
      const std::string_view path = text_in(guide, "path");
      if (path.empty()) return false;
      paths.emplace_back(path);
    }
  }
  return true;
}

}  // namespace

tl::expected<review::Previous, base::Error> read_previous_plan(const std::string& path) {
  const auto file = text::SourceFile::read(path);
  if (!file) return tl::unexpected(file.error());
  const auto refuse = [&](std::string_view why) {
    return tl::unexpected(base::Error{fmt::format("--previous {}: {}", path, why)});
  };
  const std::string_view raw = (*file)->raw();
  rapidjson::Document document;
  document.Parse<k_careful>(raw.data(), raw.size());
  if (document.HasParseError()) {
    std::string why = base::to_lower(rapidjson::GetParseError_En(document.GetParseError()));
    while (why.ends_with('.')) why.pop_back();
    const auto at = static_cast<text::Offset>(std::min(document.GetErrorOffset(), raw.size()));
    return refuse(fmt::format("not JSON, line {}: {}", (*file)->position(at).line, why));
  }
  constexpr std::string_view k_no_plan = "not what `guidelint plan --format json` writes";
  const auto week = review::parse_week(text_in(document, "week"));
  const Json* weeks = list_in(document, "weeks");
  if (text_in(document, "kind") != "plan" || !week || weeks == nullptr) return refuse(k_no_plan);
  review::Previous previous{.week = *week};
  for (const Json& one : weeks->GetArray()) {
    if (review::parse_week(text_in(one, "week")) == week && !read_week(one, previous.paths)) return refuse(k_no_plan);
  }
  return previous;
}

}  // namespace guidelint::cli
