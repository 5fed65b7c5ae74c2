#include <algorithm>
#include <array>

#include "workspace/history.h"

namespace kijun {
namespace {

constexpr std::array kGroups = {
    EntryGroup{"answers", KIJUN_TEXT("history.group.answers")},
    EntryGroup{"review", KIJUN_TEXT("history.group.review")},
    EntryGroup{"comments", KIJUN_TEXT("history.group.comments")},
    EntryGroup{"planning", KIJUN_TEXT("history.group.planning")},
    EntryGroup{"evidence", KIJUN_TEXT("history.group.evidence")},
    EntryGroup{"registers", KIJUN_TEXT("history.group.registers")},
    EntryGroup{"cycles", KIJUN_TEXT("history.group.cycles")},
    EntryGroup{"merge", KIJUN_TEXT("history.group.merge")},
    EntryGroup{"workspace", KIJUN_TEXT("history.group.workspace")},
    EntryGroup{"other", KIJUN_TEXT("history.group.other")},
};

struct Membership {
  std::string_view command;
  std::string_view group;
};

constexpr Membership kMemberships[] = {
    {"set_level", "answers"},
    {"set_stipulation", "answers"},
    {"set_applicability", "answers"},
    {"set_note", "answers"},
    {"set_tick", "answers"},
    {"set_flag", "answers"},
    {"set_no_event", "answers"},
    {"set_references", "answers"},
    {"confirm", "answers"},
    {"copy_answer", "answers"},
    {"patch_answer", "answers"},
    {"patch_answer_and_target", "answers"},
    {"put_answers", "answers"},
    {"set_state", "review"},
    {"review_state", "review"},
    {"approve", "review"},
    {"assign", "review"},
    {"return_answers", "review"},
    {"take_back_answers", "answers"},
    {"add_comment", "comments"},
    {"set_comment_done", "comments"},
    {"set_target", "planning"},
    {"set_targets", "planning"},
    {"set_weight", "planning"},
    {"set_effort", "planning"},
    {"close_plan", "planning"},
    {"set_item_settings", "planning"},
    {"start_cycle", "cycles"},
    {"edit_cycle", "cycles"},
    {"add_unit", "cycles"},
    {"remove_unit", "cycles"},
    {"put_record", "registers"},
    {"delete_record", "registers"},
    {"set_setting", "workspace"},
    {"create_workspace", "workspace"},
};

}  // namespace

std::span<const EntryGroup> entryGroups() {
  return kGroups;
}

std::string_view groupOf(const Entry& entry) {
  if (entry.kind == EntryKind::Merge) return "merge";
  if (entry.kind == EntryKind::Baseline || entry.kind == EntryKind::Migration) return "workspace";
  const auto at = std::ranges::find(kMemberships, entry.command, &Membership::command);
  if (at != std::end(kMemberships)) return at->group;
  // Commands named after what they are about.
  if (entry.command.find("evidence") != std::string::npos) return "evidence";
  if (entry.command.find("approv") != std::string::npos) return "review";
  if (entry.command.find("merge") != std::string::npos) return "merge";
  return "other";
}

std::string_view markTextId(const Entry& entry) {
  switch (entry.kind) {
    case EntryKind::Undo:
      return KIJUN_TEXT("history.kind.undo");
    case EntryKind::Redo:
      return KIJUN_TEXT("history.kind.redo");
    case EntryKind::Migration:
      return KIJUN_TEXT("history.kind.migration");
    case EntryKind::Baseline:
      return KIJUN_TEXT("history.kind.baseline");
    case EntryKind::Merge:
      return KIJUN_TEXT("history.kind.merge");
    case EntryKind::Edit:
      break;
  }
  return entry.batch.empty() ? std::string_view() : KIJUN_TEXT("history.kind.taken_over");
}

std::string_view textIdOf(Deed deed) {
  switch (deed) {
    case Deed::Added:
      return KIJUN_TEXT("history.deed.added");
    case Deed::Removed:
      return KIJUN_TEXT("history.deed.removed");
    case Deed::Changed:
      break;
  }
  return KIJUN_TEXT("history.deed.changed");
}

}  // namespace kijun
