#include "workspace/journal.h"

#include <array>
#include <utility>

namespace kijun {
namespace {

constexpr std::array<std::pair<EntryKind, std::string_view>, 6> kKindIds{
    {{EntryKind::Edit, "edit"},
     {EntryKind::Undo, "undo"},
     {EntryKind::Redo, "redo"},
     {EntryKind::Migration, "migration"},
     {EntryKind::Baseline, "baseline"},
     {EntryKind::Merge, "merge"}}};

}  // namespace

std::string_view idOf(EntryKind kind) {
  for (const auto& [value, id] : kKindIds) {
    if (value == kind) return id;
  }
  return {};
}

std::optional<EntryKind> entryKindFromId(std::string_view id) {
  for (const auto& [value, name] : kKindIds) {
    if (name == id) return value;
  }
  return std::nullopt;
}

}  // namespace kijun
