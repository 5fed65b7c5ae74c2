#include "ui/pages/gaps/gap_values.h"

#include <algorithm>

#include "base/text.h"

namespace kijun::ui::gaps {

std::string GapGround::departmentName(const Id& id) const {
  const auto at = std::ranges::find(departments, id, &Department::id);
  return at == departments.end() ? std::string() : at->name;
}

std::string GapValues::ownersOf(const GapRow& row) const {
  std::string names;
  for (const auto& owner : row.owners) {
    const auto name = ground->departmentName(owner);
    if (name.empty()) continue;
    if (!names.empty()) names += render(msg("gapspage.comma"), view.language);
    names += name;
  }
  return names;
}

std::string GapValues::nameOf(const GapSet& set) const {
  const auto by = view.grouping.value_or(GapsBy::Section);
  if (by == GapsBy::Section) {
    const auto* section = catalog().section(set.key);
    return section ? set.key + ' ' + section->title.in(view.language) : set.key;
  }
  if (by == GapsBy::Function) {
    const auto* function = catalog().function(set.key);
    return function ? function->label.in(view.language)
                    : render(msg("gapspage.none.function"), view.language);
  }
  if (by == GapsBy::Owner) {
    const auto name = ground->departmentName(set.key);
    return name.empty() ? render(msg("gapspage.none.owner"), view.language) : name;
  }
  if (set.key.empty()) return render(msg("gapspage.none.risk"), view.language);
  // Its rows are linked to it.
  const auto& risks = ground->links.risksOf(item(rows[set.rows.front()]).id);
  const auto risk = std::ranges::find(risks, set.key, &GapRisk::id);
  return risk->level.empty()
             ? risk->title
             : render(msg("gapspage.risk", risk->level, risk->title), view.language);
}

GapGroundPtr readGaps(const Session& session, CycleData cycle, std::vector<Department> departments,
                      std::vector<ItemScore> items, const Date& asOf) {
  auto out = std::make_shared<GapGround>();
  auto rows = session.registers(gapSources());
  out->links = gapLinks(RiskModel::of(*cycle.catalog), rows, asOf);
  out->cycle = std::move(cycle);
  out->departments = std::move(departments);
  out->items = std::move(items);
  return out;
}

GapValuesPtr arrangeGaps(GapGroundPtr ground, GapView view) {
  auto out = std::make_shared<GapValues>();
  out->ground = std::move(ground);
  out->view = std::move(view);
  const auto& cycle = out->ground->cycle;
  const auto& items = out->ground->items;
  const auto& links = out->ground->links;
  const auto by = out->view.by;
  const auto language = out->view.language;
  out->changes = differing(cycle, items, out->view.whatIf);
  out->rows = gapRows(cycle, scoresIf(cycle, items, out->changes), by);
  if (!out->changes.empty()) {
    out->moves = movesBetween(gapRows(cycle, items, by), out->rows);
  }
  if (out->view.grouping) {
    out->sets =
        gapSets(out->catalog(), out->ground->departments, out->rows, links, *out->view.grouping);
  }
  for (const auto& row : out->rows) {
    const auto& item = out->item(row);
    out->reasons.push_back(gapReason(out->catalog(), row, links, by, language));
    const auto* section = out->catalog().section(item.section);
    auto all = item.id + '\n' + item.title.in(language) + '\n' + out->reasons.back() + '\n' +
               out->ownersOf(row) + '\n' + (section ? section->title.in(language) : "");
    for (const auto& risk : links.risksOf(item.id)) all += '\n' + risk.title;
    for (const auto& plan : links.plansOf(item.id)) all += '\n' + plan.title;
    out->searched.push_back(folded(all));
  }
  return out;
}

}  // namespace kijun::ui::gaps
