#include "cli/plan_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/strings.h"

namespace guidelint::cli {
namespace {

using yaml::Text;

constexpr int k_most_minutes = 7 * 24 * 60;  // of a week
constexpr int k_most_weeks = 520;
constexpr int k_most_away_days = 366;
constexpr std::size_t k_most_away = 200;
constexpr std::size_t k_most_owners = 1000;
constexpr double k_most_weight = 1000;

std::optional<double> parse_number(std::string_view text) {
  const bool is_plain =
      !text.empty() && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
  double number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return is_plain && error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

std::optional<int> parse_weeks(std::string_view text) {
  if (!text.ends_with('w')) return std::nullopt;
  text.remove_suffix(1);
  int weeks = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, weeks);
  return error == std::errc() && stop == end && weeks > 0 ? std::optional(weeks) : std::nullopt;
}

text::Span place_of(const yaml::Entry& entry) {
  return entry.value.span.size() == 0 ? entry.key_span : entry.value.span;
}

class Reader {
 public:
  explicit Reader(std::vector<yaml::Mistake>& mistakes) : mistakes_(mistakes) {}

  review::Settings read(const yaml::Node& plan) {
    yaml::Decoder decoder(plan, "plan", mistakes_);
    if (const yaml::Node* minutes = decoder.map("minutes")) read_minutes(*minutes);
    read_owners(decoder.map("owners"));
    decoder.word("batch_by", {"company"});
    const auto every = decoder.text("every");
    if (every) settings_.every_weeks = weeks(*every, "every").value_or(settings_.every_weeks);
    read_between(decoder.list("between"), every);
    if (const yaml::Node* weight = decoder.map("weight")) read_weight(*weight);
    read_away(decoder.texts("away"));
    decoder.finish();
    check_minutes(plan);
    return std::move(settings_);
  }

 private:
  void add(text::Span span, std::string message, std::string help = {}) {
    mistakes_.push_back({.span = span, .message = std::move(message), .help = std::move(help)});
  }

  std::optional<int> minutes(std::string_view text, text::Span span, std::string_view of, int least) {
    int value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error == std::errc() && stop == end && value >= least && value <= k_most_minutes) return value;
    add(span,
        fmt::format("{} are whole minutes from {} to {}, not \"{}\"", of, least, base::grouped(k_most_minutes), text));
    return std::nullopt;
  }

  void read_minutes(const yaml::Node& map) {
    yaml::Decoder decoder(map, "plan.minutes", mistakes_);
    if (const auto text = decoder.text("guide"))
      settings_.guide_minutes =
          minutes(text->value, text->span, "minutes of a guide", 1).value_or(settings_.guide_minutes);
    if (const auto text = decoder.text("company")) {
      settings_.company_minutes =
          minutes(text->value, text->span, "minutes of a visit to a company", 0).value_or(settings_.company_minutes);
    }
    week_ = decoder.text("week");
    if (week_)
      settings_.week_minutes =
          minutes(week_->value, week_->span, "minutes of a week", 1).value_or(settings_.week_minutes);
    decoder.finish();
  }

  void read_owners(const yaml::Node* map) {
    if (map == nullptr) return;
    if (map->entries.size() > k_most_owners) {
      add(map->span,
          fmt::format("plan.owners names {} owners; at most {} are planned apart",
                      base::grouped(static_cast<double>(map->entries.size())), base::grouped(k_most_owners)));
      return;
    }
    int sum = 0;
    for (const yaml::Entry& entry : map->entries) {
      if (entry.key.find('@') == std::string_view::npos) {
        add(entry.key_span,
            fmt::format("\"{}\" is no owner as CODEOWNERS names them: @user, @org/team or an address", entry.key));
        continue;
      }
      if (entry.value.kind != yaml::Kind::scalar) {
        add(place_of(entry), fmt::format("plan.owners {} is a number of minutes a week", entry.key));
        continue;
      }
      const auto value = minutes(entry.value.scalar, place_of(entry), fmt::format("minutes of {}", entry.key), 1);
      if (!value) continue;
      settings_.owners.emplace_back(entry.key, *value);
      owner_spans_.push_back(place_of(entry));
      sum += *value;
    }
    if (settings_.owners.empty()) return;
    if (!week_) {
      settings_.week_minutes = sum;
    } else if (sum > settings_.week_minutes) {
      add(map->span, fmt::format("plan.owners have {} minutes a week together, plan.minutes.week is {}",
                                 base::grouped(sum), base::grouped(settings_.week_minutes)));
    }
  }

  // Nothing that is planned would ever fit.
  void check_minutes(const yaml::Node& plan) {
    const int least = settings_.company_minutes + settings_.guide_minutes;
    const auto too_short = [&](text::Span span, std::string_view what, int value) {
      add(span, fmt::format("{} of {} minutes holds no visit ({}) with one guide ({})", what, value,
                            settings_.company_minutes, settings_.guide_minutes));
    };
    if (settings_.week_minutes < least) too_short(week_ ? week_->span : plan.span, "a week", settings_.week_minutes);
    for (std::size_t i = 0; i < settings_.owners.size(); ++i) {
      const auto& [owner, value] = settings_.owners[i];
      if (value < least) too_short(owner_spans_[i], "a week of " + owner, value);
    }
  }

  std::optional<int> weeks(const Text& text, std::string_view key) {
    const auto value = parse_weeks(text.value);
    if (value && *value <= k_most_weeks) return value;
    add(text.span,
        fmt::format("\"{}\" is a number of weeks from 1w to {}w, not \"{}\"", key, k_most_weeks, text.value));
    return std::nullopt;
  }

  void read_between(const yaml::Node* list, const std::optional<Text>& every) {
    if (list != nullptr) {
      if (list->items.size() != 2 || list->items[0].kind != yaml::Kind::scalar ||
          list->items[1].kind != yaml::Kind::scalar) {
        add(list->span, "\"between\" is the shortest and the longest interval: [8w, 52w]");
        return;
      }
      const auto least = weeks(yaml::to_text(list->items[0]), "between"),
                 most = weeks(yaml::to_text(list->items[1]), "between");
      if (!least || !most) return;
      if (*least > *most) {
        add(list->span, fmt::format("\"between\" begins with {}w, which is longer than {}w", *least, *most));
        return;
      }
      settings_.least_weeks = *least;
      settings_.most_weeks = *most;
    }
    const int target = settings_.every_weeks;
    if (target >= settings_.least_weeks && target <= settings_.most_weeks) return;
    add(every ? every->span : list->span,
        fmt::format("every {}w is not between {}w and {}w", target, settings_.least_weeks, settings_.most_weeks),
        fmt::format("between: [{}w, {}w]", std::min(target, settings_.least_weeks),
                    std::max(target, settings_.most_weeks)));
  }

  std::optional<double> weight(std::string_view text, text::Span span, std::string_view of, bool may_be_zero) {
    const auto value = parse_number(text);
    if (value && *value <= k_most_weight && (*value > 0 || may_be_zero)) return value;
    add(span, fmt::format("{} is a number {} to {}, not \"{}\"", of, may_be_zero ? "from 0" : "above 0, up",
                          base::grouped(k_most_weight), text));
    return std::nullopt;
  }

  std::vector<std::pair<std::string, double>> weights(const yaml::Node* map, std::string_view of) {
    std::vector<std::pair<std::string, double>> found;
    if (map == nullptr) return found;
    for (const yaml::Entry& entry : map->entries) {
      const std::string_view text = entry.value.kind == yaml::Kind::scalar ? entry.value.scalar : "…";
      const auto value = weight(text, place_of(entry), fmt::format("the weight of {} {}", of, entry.key), false);
      if (value) found.emplace_back(entry.key, *value);
    }
    return found;
  }

  void read_weight(const yaml::Node& map) {
    yaml::Decoder decoder(map, "plan.weight", mistakes_);
    settings_.roles = weights(decoder.map("role"), "role");
    settings_.qualities = weights(decoder.map("quality"), "quality");
    if (const auto text = decoder.text("errors"))
      settings_.per_error =
          weight(text->value, text->span, "the weight of an error", true).value_or(settings_.per_error);
    decoder.finish();
  }

  void read_away(const std::vector<Text>& texts) {
    for (const Text& text : texts) {
      if (settings_.away.size() == k_most_away) {
        add(text.span, fmt::format("\"away\" holds at most {} times", k_most_away));
        return;
      }
      const auto dots = text.value.find("..");
      const auto first = base::parse_date(text.value.substr(0, dots));
      const auto last = dots == std::string_view::npos ? first : base::parse_date(text.value.substr(dots + 2));
      if (!first || !last) {
        add(text.span,
            fmt::format("\"away\" holds days and times such as 2026-12-21..2027-01-03, not \"{}\"", text.value));
      } else if (*last < *first) {
        add(text.span, fmt::format("{} is after {}", base::format_date(*first), base::format_date(*last)));
      } else if (last->days - first->days >= k_most_away_days) {
        add(text.span, fmt::format("\"away\" is longer than {} days", k_most_away_days));
      } else {
        settings_.away.push_back({*first, *last});
      }
    }
  }

  std::vector<yaml::Mistake>& mistakes_;
  review::Settings settings_ = {};
  std::optional<Text> week_ = {};
  std::vector<text::Span> owner_spans_ = {};
};

}  // namespace

review::Settings read_plan_settings(const yaml::Node& plan, std::vector<yaml::Mistake>& mistakes) {
  return Reader(mistakes).read(plan);
}

}  // namespace guidelint::cli
