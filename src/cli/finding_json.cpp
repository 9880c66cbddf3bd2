#include "cli/finding_json.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "cli/json_list.h"

namespace guidelint::cli {
namespace {

using finding::Finding;
using Json = rapidjson::Value;

// Everything but texts is a list of numbers, so that a finding is some hundred bytes.
void write_place(ListWriter& writer, const finding::Place& place) {
  writer.StartArray();
  for (const std::uint32_t number :
       {place.span.begin, place.span.end, place.begin.line, place.begin.column, place.end.line, place.end.column})
    writer.Uint(number);
  writer.EndArray();
}

void write_amount(ListWriter& writer, const finding::Amount& amount) {
  writer.StartArray();
  write_bytes(writer, amount.name);
  writer.Double(amount.low);
  writer.Double(amount.high);
  writer.EndArray();
}

void write_cause(ListWriter& writer, const finding::Cause& cause) {
  writer.StartArray();
  for (const std::string* text : {&cause.id, &cause.text, &cause.group}) write_bytes(writer, *text);
  if (cause.peers) {
    write_bytes(writer, cause.peers->company);
    writer.Uint64(cause.peers->same);
    writer.Uint64(cause.peers->of);
  }
  writer.EndArray();
}

void write_measured(ListWriter& writer, const finding::Measured& measured) {
  writer.StartArray();
  writer.Double(measured.off_by);
  for (const finding::Amount* amount : {&measured.left, &measured.right}) write_amount(writer, *amount);
  for (const finding::Amount& amount : measured.operands) write_amount(writer, amount);
  writer.EndArray();
}

void write_fix(ListWriter& writer, const finding::Fix& fix) {
  writer.StartArray();
  write_bytes(writer, fix.title);
  writer.Uint(static_cast<unsigned>(fix.safety));
  for (const text::Edit& edit : fix.edits) {
    writer.Uint(edit.span.begin);
    writer.Uint(edit.span.end);
    write_bytes(writer, edit.text);
  }
  writer.EndArray();
}

finding::Place read_place(JsonList& list) {
  finding::Place place;
  for (std::uint32_t* number :
       {&place.span.begin, &place.span.end, &place.begin.line, &place.begin.column, &place.end.line, &place.end.column})
    *number = list.small();
  return place;
}

finding::Amount read_amount(JsonList& list) {
  finding::Amount amount;
  amount.name = list.text();
  amount.low = list.real();
  amount.high = list.real();
  return amount;
}

finding::Cause read_cause(JsonList& list) {
  finding::Cause cause;
  for (std::string* text : {&cause.id, &cause.text, &cause.group}) *text = list.text();
  if (!list.has_more()) return cause;
  finding::Peers peers;
  peers.company = list.text();
  peers.same = list.number(std::numeric_limits<std::uint64_t>::max());
  peers.of = list.number(std::numeric_limits<std::uint64_t>::max());
  cause.peers = std::move(peers);
  return cause;
}

finding::Measured read_measured(JsonList& list) {
  finding::Measured measured;
  measured.off_by = list.real();
  measured.left = list.of(read_amount);
  measured.right = list.of(read_amount);
  while (list.has_more()) measured.operands.push_back(list.of(read_amount));
  return measured;
}

finding::Fix read_fix(JsonList& list) {
  finding::Fix fix;
  fix.title = list.text();
  fix.safety = list.number(1) == 0 ? finding::Safety::safe : finding::Safety::unsafe;
  while (list.has_more()) {
    text::Edit edit;
    edit.span.begin = list.small();
    edit.span.end = list.small();
    edit.text = list.text();
    fix.edits.push_back(std::move(edit));
  }
  return fix;
}

finding::Label read_label(JsonList& list) {
  finding::Label label;
  label.place = list.of(read_place);
  label.text = list.text();
  label.role = list.number(1) == 0 ? finding::Label::Role::operand : finding::Label::Role::related;
  return label;
}

// An optional part is a list of it or of nothing.
template <typename Part, typename Read>
std::optional<Part> read_optional(JsonList& list, Read read) {
  return list.of([&](JsonList& inner) -> std::optional<Part> {
    if (!inner.has_more()) return std::nullopt;
    return inner.of(read);
  });
}

template <typename Part, typename Write>
void write_optional(ListWriter& writer, const std::optional<Part>& part, Write write) {
  writer.StartArray();
  if (part) write(writer, *part);
  writer.EndArray();
}

}  // namespace

void write_finding(ListWriter& writer, const Finding& finding) {
  writer.StartArray();
  for (const std::string* text : {&finding.rule, &finding.entity, &finding.field, &finding.message, &finding.detail,
                                  &finding.about, &finding.digest})
    write_bytes(writer, *text);
  writer.Uint(static_cast<unsigned>(finding.level));
  writer.Uint(static_cast<unsigned>(finding.status));
  writer.Uint(finding.places);
  writer.Uint(finding.subject);
  write_place(writer, finding.place);
  writer.StartArray();
  for (const finding::Label& label : finding.labels) {
    writer.StartArray();
    write_place(writer, label.place);
    write_bytes(writer, label.text);
    writer.Uint(static_cast<unsigned>(label.role));
    writer.EndArray();
  }
  writer.EndArray();
  write_optional(writer, finding.cause, write_cause);
  write_optional(writer, finding.measured, write_measured);
  write_optional(writer, finding.fix, write_fix);
  writer.EndArray();
}

std::optional<Finding> read_finding(const Json& value) {
  JsonList list(value);
  Finding finding;
  for (std::string* text : {&finding.rule, &finding.entity, &finding.field, &finding.message, &finding.detail,
                            &finding.about, &finding.digest})
    *text = list.text();
  finding.level = static_cast<finding::Level>(list.number(static_cast<unsigned>(finding::Level::error)));
  finding.status = static_cast<finding::Status>(list.number(static_cast<unsigned>(finding::Status::expired)));
  finding.places = list.small();
  finding.subject = list.small();
  finding.place = list.of(read_place);
  finding.labels = list.of([](JsonList& inner) {
    std::vector<finding::Label> labels;
    while (inner.has_more()) labels.push_back(inner.of(read_label));
    return labels;
  });
  finding.cause = read_optional<finding::Cause>(list, read_cause);
  finding.measured = read_optional<finding::Measured>(list, read_measured);
  finding.fix = read_optional<finding::Fix>(list, read_fix);
  const bool is_sound = !finding.fix || (!finding.fix->edits.empty() && text::are_apart(finding.fix->edits));
  if (!list.is_whole() || !is_sound) return std::nullopt;
  return finding;
}

}  // namespace guidelint::cli
