#include "workspace/commands/checks.h"

#include "base/error.h"
#include "base/text.h"
#include "workspace/store/record_store.h"

namespace kijun {
namespace {

Error refused(Message what, Message todo = {}) {
  return {Fault::Input, std::move(what), std::move(todo)};
}

}  // namespace

CycleRecord requireOpenCycle(Writer& writer, const Id& cycle) {
  auto record = find(writer.database(), cycleType(), cycle);
  if (!record) throw refused(msg("workspace.cycle.unknown"));
  if (record->state != "open") {
    throw refused(msg("workspace.cycle.closed", record->name), msg("workspace.cycle.closed.todo"));
  }
  return *record;
}

ItemOfCycle requireItem(Writer& writer, const Id& cycle, const std::string& item) {
  ItemOfCycle of;
  of.catalog = writer.catalog(requireOpenCycle(writer, cycle).catalog);
  of.item = of.catalog->item(item);
  if (!of.item) throw refused(msg("workspace.item.unknown", item));
  return of;
}

ItemOfCycle requireAnswerable(Writer& writer, const AnswerKey& key) {
  auto of = requireItem(writer, key.cycle, key.item);
  if (!sql::exists(writer.database(), "SELECT 1 FROM cycle_unit WHERE cycle = ? AND unit = ?",
                   key.cycle, key.unit)) {
    throw refused(msg("workspace.unit.unknown"));
  }
  return of;
}

void requireLevel(const ItemOfCycle& of, int level) {
  const auto& scale = of.catalog->scale();
  if (scale.level(level)) return;
  throw refused(msg("workspace.answer.level", of.item->id, level, scale.lowest(), scale.highest()));
}

void requireTarget(const ItemOfCycle& of, int target) {
  const auto& scale = of.catalog->scale();
  if (scale.level(target)) return;
  throw refused(
      msg("workspace.answer.target", of.item->id, target, scale.lowest(), scale.highest()));
}

void requireWeight(const ItemOfCycle& of, int hundredths) {
  const auto& catalog = *of.catalog;
  if (hundredths >= catalog.lowestWeight() && hundredths <= catalog.highestWeight()) return;
  throw refused(msg("workspace.answer.weight", of.item->id, hundredths, catalog.lowestWeight(),
                    catalog.highestWeight()));
}

void requireApplicability(const ItemOfCycle& of, Applicability applicability,
                          const std::string& reason) {
  if (applicability == Applicability::Applicable) return;
  const auto& item = *of.item;
  if (applicability == Applicability::NotAdopted) {
    const auto* rule = of.catalog->declineRule(item);
    if (!rule) {
      throw refused(msg("workspace.answer.not_declinable", item.id),
                    msg("workspace.answer.not_declinable.todo"));
    }
    if (!rule->requires_.empty()) {
      throw refused(msg("workspace.answer.needs_acceptance", item.id),
                    msg("workspace.answer.needs_acceptance.todo"));
    }
  }
  if (trimmed(reason).empty()) {
    throw refused(msg("workspace.answer.reason", item.id), msg("workspace.answer.reason.todo"));
  }
}

void requireCheckpoint(const ItemOfCycle& of, const std::string& checkpoint) {
  if (of.item->checkpoint(checkpoint)) return;
  throw refused(msg("workspace.answer.checkpoint", of.item->id, checkpoint));
}

void requireNoEventItem(const ItemOfCycle& of) {
  if (!of.item->noEvent) throw refused(msg("workspace.answer.no_event", of.item->id));
}

void requireDay(const std::string& day) {
  if (day.empty() || Date::parse(day)) return;
  throw refused(msg("workspace.cycle.day", day), msg("workspace.cycle.day.todo"));
}

void requireRecord(Writer& writer, std::string_view record, const Id& id, std::string_view textId) {
  if (id.empty()) return;
  if (sql::exists(writer.database(), "SELECT 1 FROM " + std::string(record) + " WHERE id = ?",
                  id)) {
    return;
  }
  throw refused(msg("workspace.record.reference", "@" + std::string(textId), id));
}

}  // namespace kijun
