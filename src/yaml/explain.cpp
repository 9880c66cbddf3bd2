#include "yaml/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "text/encoding.h"

namespace guidelint::yaml {
namespace {

constexpr std::string_view k_tab = "a tab cannot indent YAML; use spaces";
constexpr std::string_view k_blank = " \t\r\n";

class Explainer {
 public:
  Explainer(std::string_view text, const Complaint& complaint) : text_(text), said_(complaint) {}

  Problem run() {
    using Try = std::optional<Problem> (Explainer::*)() const;
    for (const Try attempt : {&Explainer::tab, &Explainer::quote, &Explainer::colon, &Explainer::bracket,
                              &Explainer::indentation, &Explainer::first_character, &Explainer::escape}) {
      if (auto problem = (this->*attempt)()) return *problem;
    }
    Problem problem = at(said_.problem_at, said_.context.empty() ? std::string(said_.problem)
                                                                 : fmt::format("{} {}", said_.problem, said_.context));
    if (!said_.context.empty()) problem.context = code_point(said_.context_at);
    return problem;
  }

 private:
  [[nodiscard]] text::Span code_point(std::size_t place) const {
    const auto begin = static_cast<text::Offset>(std::min(place, text_.size()));
    if (begin == text_.size()) return {begin, begin};
    return {begin, begin + static_cast<text::Offset>(text::code_point_length(text_.substr(begin, 4)))};
  }
  [[nodiscard]] Problem at(std::size_t place, std::string message) const {
    return {.span = code_point(place), .message = std::move(message)};
  }
  [[nodiscard]] char byte(std::size_t place) const { return place < text_.size() ? text_[place] : '\0'; }
  [[nodiscard]] bool says(std::string_view words) const { return said_.problem == words; }
  [[nodiscard]] bool during(std::string_view words) const { return said_.context.ends_with(words); }
  [[nodiscard]] std::size_t line_begin(std::size_t place) const {
    if (place == 0) return 0;
    const auto newline = text_.rfind('\n', place - 1);
    return newline == std::string_view::npos ? 0 : newline + 1;
  }
  [[nodiscard]] std::string_view line_before(std::size_t place) const {
    const std::size_t begin = line_begin(place);
    return text_.substr(begin, place - begin);
  }
  [[nodiscard]] std::size_t column(std::size_t place) const { return line_before(place).size(); }
  [[nodiscard]] bool begins_line(std::size_t place) const {
    return line_before(place).find_first_not_of(k_blank) == std::string_view::npos;
  }

  [[nodiscard]] std::optional<Problem> tab() const {
    if (said_.problem.starts_with("found a tab character")) return at(said_.problem_at, std::string(k_tab));
    const bool is_tab = says("found character that cannot start any token") && byte(said_.problem_at) == '\t';
    if (is_tab) return at(said_.problem_at, std::string(k_tab));
    const auto before = line_before(std::min(said_.problem_at, text_.size()));
    const auto indent = before.substr(0, before.find_first_not_of(" \t"));
    const auto place = indent.find('\t');
    if (place == std::string_view::npos) return std::nullopt;
    return at(line_begin(said_.problem_at) + place, std::string(k_tab));
  }

  [[nodiscard]] std::optional<Problem> quote() const {
    if (during("a quoted scalar") &&
        (says("found unexpected end of stream") || says("found unexpected document indicator"))) {
      return at(said_.context_at, "this quote is never closed");
    }
    const text::Span last = said_.last_quoted;
    if (last.size() == 0 || last.end > said_.problem_at) return std::nullopt;
    const auto between = text_.substr(last.end, said_.problem_at - last.end);
    if (between.find_first_not_of(" \t") != std::string_view::npos) return std::nullopt;
    if (says("mapping values are not allowed in this context") || said_.problem_at >= text_.size()) return std::nullopt;
    if (text_.substr(last.begin, last.size()).find('\n') != std::string_view::npos) {
      Problem problem = at(last.begin, "this quote is closed only on a later line; is its end missing?");
      problem.context = code_point(last.end - 1);
      return problem;
    }
    const bool is_double = byte(last.begin) == '"';
    return at(said_.problem_at, fmt::format("text after the closing quote; inside such quotes a quote is written {}",
                                            is_double ? "\\\"" : "''"));
  }

  [[nodiscard]] std::optional<Problem> colon() const {
    if (says("mapping values are not allowed in this context")) {
      const auto before = line_before(said_.problem_at);
      const bool is_second = before.find(": ") != std::string_view::npos;
      return at(said_.problem_at, is_second
                                      ? "a second \": \" in this value; quote the value"
                                      : "this key is indented below a value that is complete; check the indentation");
    }
    if (!says("could not find expected ':'")) return std::nullopt;
    Problem problem = at(said_.context_at, "this line has no \": \" after its key");
    const auto end = std::min(text_.find_first_of("\r\n", problem.span.begin), text_.size());
    const auto last = text_.find_last_not_of(k_blank, end - 1);
    problem.span.end = std::max(problem.span.end, static_cast<text::Offset>(last + 1));
    return problem;
  }

  [[nodiscard]] std::optional<Problem> bracket() const {
    const bool list = says("did not find expected ',' or ']'");
    if (!list && !says("did not find expected ',' or '}'")) return std::nullopt;
    const char close = list ? ']' : '}';
    const auto place = std::min(said_.problem_at, text_.size());
    if (line_begin(place) == line_begin(said_.context_at) && place < text_.size()) {
      Problem problem = at(place, fmt::format("expected \",\" or \"{}\" here", close));
      problem.context = code_point(said_.context_at);
      return problem;
    }
    return at(said_.context_at, fmt::format("this \"{}\" is never closed by \"{}\"", byte(said_.context_at), close));
  }

  [[nodiscard]] std::optional<Problem> indentation() const {
    const std::size_t place = said_.problem_at;
    if (says("block sequence entries are not allowed in this context")) {
      return at(place, "a list cannot begin here; put \"- \" on a line of its own, or quote the value");
    }
    const bool key = says("did not find expected key");
    if (!key && !says("did not find expected '-' indicator")) return std::nullopt;
    std::string message = key ? "expected a key here" : "expected a list item, \"- \", here";
    if (key && byte(place) == '-' && k_blank.find(byte(place + 1)) != std::string_view::npos) {
      message = "a list item stands where a key is expected; check the indentation";
    } else if (begins_line(place) && column(place) != column(said_.context_at)) {
      message = fmt::format("this line is indented unlike the {} above it", key ? "keys" : "list items");
    }
    Problem problem = at(place, std::move(message));
    problem.context = code_point(said_.context_at);
    return problem;
  }

  [[nodiscard]] std::optional<Problem> first_character() const {
    const bool alias =
        says("did not find expected alphabetic or numeric character") && (during("an alias") || during("an anchor"));
    const bool block = during("a block scalar") && says("did not find expected comment or line break");
    const bool tag = during("a tag") || during("parsing a node");
    if (alias || block || tag) return begins_value(said_.context_at);
    const bool other =
        says("found character that cannot start any token") || says("mapping keys are not allowed in this context");
    if (other) return begins_value(said_.problem_at);
    if (says("did not find expected node content")) return at(said_.problem_at, "a value is missing here");
    if (says("did not find expected <document start>")) return at(said_.problem_at, "this text belongs to no key");
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Problem> begins_value(std::size_t place) const {
    const text::Span span = code_point(place);
    return at(place,
              fmt::format("a value cannot begin with \"{}\"; quote the value", text_.substr(span.begin, span.size())));
  }

  [[nodiscard]] std::optional<Problem> escape() const {
    if (!says("found unknown escape character")) return std::nullopt;
    const std::size_t place = byte(said_.problem_at) == '\\' ? said_.problem_at : said_.problem_at - 1;
    Problem problem = at(place, "");
    problem.span.end = std::max(problem.span.end, code_point(place + 1).end);
    problem.message = fmt::format("\"{0}\" means nothing in double quotes; write \"\\{0}\", or use single quotes",
                                  text_.substr(problem.span.begin, problem.span.size()));
    return problem;
  }

  std::string_view text_;
  const Complaint& said_;
};

}  // namespace

Problem explain(std::string_view text, const Complaint& complaint) { return Explainer(text, complaint).run(); }

}  // namespace guidelint::yaml
