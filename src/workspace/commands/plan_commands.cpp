#include "workspace/plan_commands.h"

#include <algorithm>

#include "base/error.h"
#include "records/record_view.h"
#include "workspace/bulk_records.h"
#include "workspace/commands/answer_edit.h"
#include "workspace/commands/kinds.h"
#include "workspace/store/answer_store.h"
#include "workspace/store/record_store.h"

namespace kijun::commands {
namespace {

const RecordDescription& planRecord() {
  return *findDescription("plan");
}

// The items it is about.
std::vector<std::string> itemsOf(Writer& writer, const Id& plan) {
  const auto row = findRecord(writer.database(), planRecord(), plan);
  if (!row) throw Error(Fault::Input, msg("workspace.record.unknown", "@record.plan"));
  return RecordView(planRecord(), *row).ids("items");
}

void raise(Writer& writer, const AnswerKey& key, int level) {
  const auto standing = findAnswer(writer.database(), key);
  if (standing && standing->level && *standing->level >= level) return;
  editAnswer(writer, key, EditIs::Answering, [level](Answer& answer, const ItemOfCycle& of) {
    requireLevel(of, level);
    answer.level = level;
  });
}

}  // namespace

Command closePlan(PlanClosing closing) {
  RecordPatch patch;
  patch.values = {{"state", Value(std::string("done"))},
                  {"verdict", Value(closing.verdict)},
                  {"result", Value(closing.result)},
                  {"closed_on", Value(closing.closedOn)}};
  auto close = patchRecords(planRecord(), {closing.plan}, std::move(patch)).apply;
  return {&kinds::closePlan, msg("command.close_plan", closing.title),
          [closing = std::move(closing), close = std::move(close)](Writer& writer) {
            const auto items = itemsOf(writer, closing.plan);
            close(writer);
            for (const auto& [key, level] : closing.levels) {
              if (std::ranges::find(items, key.item) == items.end()) {
                throw Error(Fault::Input, msg("planrule.foreign_item", key.item, closing.title));
              }
              raise(writer, key, level);
            }
          }};
}

Command movePlan(const Id& plan, const std::string& title, const std::string& state) {
  std::map<std::string, Value> values{{"state", Value(state)}};
  if (state != "done") values["closed_on"] = Value(std::string());
  auto command = patchRecords(planRecord(), {plan}, std::move(values));
  command.name = msg("command.move_plan", title, "@record.plan.state." + state);
  return command;
}

Command schedulePlan(const Id& plan, const std::string& title, const std::string& start,
                     const std::string& due) {
  auto command = patchRecords(planRecord(), {plan}, {{"start", Value(start)}, {"due", Value(due)}});
  command.name =
      msg("command.schedule_plan", title, start.empty() ? "–" : start, due.empty() ? "–" : due);
  return command;
}

Command reachMilestone(const Id& milestone, const std::string& title, const std::string& day) {
  auto command =
      patchRecords(*findDescription("plan_milestone"), {milestone}, {{"done_on", Value(day)}});
  command.name = day.empty() ? msg("command.unreach_milestone", title)
                             : msg("command.reach_milestone", title, day);
  return command;
}

}  // namespace kijun::commands
