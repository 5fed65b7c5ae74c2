#include "assessment/gap_plans.h"

#include <algorithm>

#include "records/registers.h"

namespace kijun {
namespace {

// The item's own words for the level, else what the level means for every item.
const std::string& levelWords(const Catalog& catalog, const Item& item, int level,
                              Language language) {
  static const std::string none;
  if (const auto own = item.levels.find(level); own != item.levels.end()) {
    return own->second.in(language);
  }
  const auto* of = catalog.scale().level(level);
  return of ? of->criterion.in(language) : none;
}

bool isMet(const std::vector<const Answer*>& answers, const Checkpoint& checkpoint) {
  return std::ranges::all_of(answers, [&](const Answer* answer) {
    if (!answer) return false;
    const auto tick = answer->ticks.find(checkpoint.id);
    return tick != answer->ticks.end() && tick->second != Tick::No;
  });
}

std::vector<std::string> openCheckpoints(const CycleData& cycle, const Item& item,
                                         Language language) {
  std::vector<std::string> texts;
  const auto answers = cycle.effectiveAnswers(item.id);
  for (const auto& checkpoint : item.checkpoints) {
    if (!checkpoint.example && !isMet(answers, checkpoint)) {
      texts.push_back(checkpoint.text.in(language));
    }
  }
  if (texts.empty()) texts.push_back(item.question.in(language));
  return texts;
}

int ownTarget(const CycleData& cycle, const std::string& item) {
  const auto own = cycle.settings.find(item);
  return own != cycle.settings.end() && own->second.target ? *own->second.target
                                                           : cycle.catalog->scale().defaultTarget;
}

void addLine(std::string& text, const std::string& line) {
  if (!text.empty()) text += '\n';
  text += line;
}

PlanDraft draftOf(const CycleData& cycle, const std::vector<const GapRow*>& rows,
                  const GapLinks& links, Language language) {
  const auto& catalog = *cycle.catalog;
  PlanDraft draft;
  const bool several = rows.size() > 1;
  for (const auto* row : rows) {
    const auto& item = catalog.items()[row->score.index];
    const auto heading =
        render(msg("gaps.plan.heading", item.id, item.title.in(language)), language);
    const auto& goal = levelWords(catalog, item, row->score.target, language);
    if (several) addLine(draft.actions, heading);
    addLine(draft.targetState,
            several ? render(msg("gaps.plan.target_of", item.id, row->score.target, goal), language)
                    : render(msg("gaps.plan.target", row->score.target, goal), language));
    for (const auto& action : openCheckpoints(cycle, item, language)) {
      addLine(draft.actions, render(msg("gaps.plan.action", action), language));
    }
    draft.effort =
        draft.items.empty() ? row->score.effort : std::max(draft.effort, row->score.effort);
    draft.items.push_back(item.id);
    for (const auto& risk : links.risksOf(item.id)) {
      if (std::ranges::find(draft.risks, risk.id) == draft.risks.end()) {
        draft.risks.push_back(risk.id);
      }
    }
  }
  const auto& first = *rows.front();
  const auto& item = catalog.items()[first.score.index];
  draft.title =
      several ? render(msg("gaps.plan.title.several", rows.size() - 1, item.title.in(language)),
                       language)
              : item.title.in(language);
  const bool sameTarget = std::ranges::all_of(
      rows, [&](const GapRow* row) { return row->score.target == first.score.target; });
  const bool moved = std::ranges::any_of(rows, [&](const GapRow* row) {
    return row->score.target != ownTarget(cycle, catalog.items()[row->score.index].id);
  });
  if (sameTarget && moved) draft.promisedLevel = first.score.target;
  const bool sameOwner =
      std::ranges::all_of(rows, [&](const GapRow* row) { return row->owners == first.owners; });
  if (sameOwner && first.owners.size() == 1) draft.department = first.owners.front();
  return draft;
}

}  // namespace

std::vector<PlanDraft> planDrafts(const CycleData& cycle, const std::vector<GapRow>& rows,
                                  const GapLinks& links, PlansFor plansFor, Language language) {
  std::vector<PlanDraft> drafts;
  std::vector<const GapRow*> all;
  for (const auto& row : rows) {
    all.push_back(&row);
    if (plansFor == PlansFor::EachItem) drafts.push_back(draftOf(cycle, {&row}, links, language));
  }
  if (plansFor == PlansFor::AllItems && !all.empty()) {
    drafts.push_back(draftOf(cycle, all, links, language));
  }
  return drafts;
}

Row planRow(const Id& id, const PlanDraft& draft) {
  const auto& plan = *findDescription("plan");
  Row row(plan.fields.size() + 1);
  row.front() = Value(id);
  const auto set = [&](std::string_view field, Value value) {
    row[plan.indexOf(field).value() + 1] = std::move(value);
  };
  const auto setText = [&](std::string_view field, const std::string& text) {
    if (!text.empty()) set(field, Value(text));
  };
  setText("title", draft.title);
  setText("state", "draft");
  setText("target_state", draft.targetState);
  setText("actions", draft.actions);
  setText("effort", std::string(effortId(draft.effort)));
  setText("department", draft.department);
  if (draft.promisedLevel) set("promised_level", Value(std::int64_t{*draft.promisedLevel}));
  set("items", valueOfIds(draft.items));
  set("risks", valueOfIds(draft.risks));
  return row;
}

}  // namespace kijun
