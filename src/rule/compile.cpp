#include "rule/compile.h"

#include <algorithm>

namespace guidelint::rule {

void Compiler::add(text::Span span, std::string message, std::string help) {
  mistakes_.push_back(
      {.file = &file_, .span = file_.in_file(span), .message = std::move(message), .help = std::move(help)});
}

void Compiler::add(std::vector<expr::Mistake>& mistakes) {
  for (expr::Mistake& mistake : mistakes) {
    add(inside(mistake.span), std::move(mistake.message), std::move(mistake.help));
    for (auto& note : mistake.notes) {
      mistakes_.back().notes.emplace_back(file_.in_file(inside(note.span)), std::move(note.text));
    }
  }
  has_failed_ = true;
}

// A param set by the configuration may be longer than the one in the file, whose place it has.
text::Span Compiler::inside(text::Span span) const {
  const auto size = static_cast<text::Offset>(file_.text().size());
  return {std::min(span.begin, size), std::min(span.end, size)};
}

std::optional<expr::Expression> Compiler::expression(const yaml::Text& text, std::optional<expr::Kind> wanted,
                                                     const expr::Environment& environment) {
  if (environment.scope == nullptr) return std::nullopt;
  auto compiled = expr::Expression::compile(text.value, text.inner.begin, environment, wanted);
  if (!compiled) {
    add(compiled.error());
    return std::nullopt;
  }
  note_used(compiled->used());
  return *std::move(compiled);
}

std::optional<expr::Template> Compiler::sentence(const yaml::Text& text, const expr::Environment& environment) {
  if (environment.scope == nullptr) return std::nullopt;
  auto compiled = expr::Template::compile(text.value, text.inner.begin, environment);
  if (!compiled) {
    add(compiled.error());
    return std::nullopt;
  }
  note_used(compiled->used());
  return *std::move(compiled);
}

}  // namespace guidelint::rule
