#include "report/report_fixture.h"

#include "catalog/catalog.h"

namespace kijun::testing {
namespace {

// A small generator of its own, so that answers are the same on every platform.
class Draw {
 public:
  explicit Draw(std::uint32_t seed) : state_(seed) {}
  int below(int count) {
    state_ = state_ * 1664525u + 1013904223u;
    return static_cast<int>((state_ >> 8) % static_cast<std::uint32_t>(count));
  }

 private:
  std::uint32_t state_;
};

void tickCheckpoints(Answer& answer, const Item& item, bool all) {
  for (const auto& checkpoint : item.checkpoints) answer.ticks[checkpoint.id] = Tick::Yes;
  if (!all && !item.checkpoints.empty()) answer.ticks[item.checkpoints.front().id] = Tick::No;
}

Answer answerOf(const CycleData& cycle, const Item& item, Draw& draw) {
  static constexpr int kLevels[] = {0, 1, 1, 2, 2, 3, 3, 3, 4, 4, 5};
  Answer answer;
  answer.key = {cycle.cycle.id, cycle.units.front().id, item.id};
  answer.level = kLevels[draw.below(11)];
  answer.stipulation = static_cast<Stipulation>(std::min(2, (*answer.level + draw.below(3)) / 2));
  answer.state = AnswerState::Confirmed;
  answer.department = draw.below(2) ? "d1" : "d2";
  answer.due = "2026-09-15";
  if (draw.below(3) == 0) answer.references.push_back({"doc1", "第8条"});
  if (draw.below(4) == 0) answer.note = "資産管理台帳を年2回棚卸しし、差異を是正している。";
  answer.flagged = draw.below(12) == 0;
  answer.confirmation = draw.below(11) == 0 ? Confirmation::CarriedOver : Confirmation::Confirmed;
  tickCheckpoints(answer, item, draw.below(3) > 0);
  return answer;
}

CycleData cycleOf(const CatalogPtr& catalog, int number, std::uint32_t seed) {
  CycleData cycle;
  cycle.catalog = catalog;
  cycle.cycle.id = "cycle" + std::to_string(number);
  cycle.cycle.number = number;
  cycle.cycle.name = number == 2 ? "令和8年度 上期" : "令和7年度 下期";
  cycle.cycle.asOf = number == 2 ? "2026-09-30" : "2026-03-31";
  cycle.cycle.scope = "水道施設の監視制御システムと、事務系の情報システム";
  cycle.cycle.assessors = "情報システム課 佐藤 一郎、浄水課 鈴木 花子";
  cycle.units = {
      {"whole", "全体", true, 0}, {"it", "情報系", false, 1}, {"ot", "制御系", false, 2}};
  Draw draw(seed);
  for (const auto& item : catalog->items()) {
    if (draw.below(14) == 0) continue;
    cycle.answers[item.id].push_back(answerOf(cycle, item, draw));
  }
  return cycle;
}

Answer unanswered(const CycleData& cycle, const Item& item) {
  Answer answer;
  answer.key = {cycle.cycle.id, cycle.units.front().id, item.id};
  return answer;
}

void addSpecialCases(CycleData& cycle, Notes notes) {
  const auto& items = cycle.catalog->items();
  const auto answer = [&](std::size_t index) -> Answer& {
    auto& list = cycle.answers[items[index].id];
    if (list.empty()) list.push_back(unanswered(cycle, items[index]));
    return list.front();
  };
  answer(0).note = "<script>alert(\"x\")</script> & 'quoted' < 5 &amp;";
  answer(0).level = 3;
  answer(0).stipulation = Stipulation::None;
  if (notes == Notes::LongerThanAPage) {
    for (int i = 1; i <= 150; ++i) {
      answer(1).note += "記録" + std::to_string(i) + "：棚卸しの結果を確かめ、差異を是正した。\n";
    }
  }
  answer(2) = unanswered(cycle, items[2]);
  answer(2).applicability = Applicability::NotApplicable;
  answer(2).reason = "該当する設備を持たないため。";
  for (std::size_t i = 10; i < items.size(); ++i) {
    if (items[i].modality != Modality::Recommended) continue;
    answer(i) = unanswered(cycle, items[i]);
    answer(i).applicability = Applicability::NotAdopted;
    answer(i).reason = "代替の対策で足りると判断したため。";
    break;
  }
  for (const char* unit : {"it", "ot"}) {
    Answer own = answer(5);
    own.key.unit = unit;
    own.applicability = Applicability::Applicable;
    own.level = std::string(unit) == "it" ? 4 : 1;
    own.stipulation = Stipulation::Partial;
    cycle.answers[items[5].id].push_back(own);
  }
  cycle.settings[items[7].id] = {items[7].id, 4, 200, "L"};
}

}  // namespace

Snapshot sampleSnapshot(Notes notes) {
  const CatalogPtr catalog = shippedCatalogs().front();
  Snapshot snapshot;
  snapshot.organisation = {
      "org", "架空市水道局", "地方公営企業", catalog->sectors().front().id, "水道事業", 210};
  snapshot.departments = {{"d1", "情報システム課", 24, 0}, {"d2", "浄水課", 58, 1}};
  snapshot.people = {{"p1", "佐藤 一郎", "課長", "d1", "assessor"}};
  snapshot.documents = {{"doc1", "情報資産管理規程", "4", "第3版", "2025-04-01", "d1", ""}};
  snapshot.current = cycleOf(catalog, 2, 20260930);
  addSpecialCases(snapshot.current, notes);
  snapshot.previous = cycleOf(catalog, 1, 20260331);
  snapshot.riskLevels = {{catalog->items()[10].id, "A"},
                         {catalog->items()[20].id, "B"},
                         {catalog->items()[30].id, "C"},
                         {catalog->items()[40].id, "D"}};
  snapshot.asOf = Date(2026, 9, 30);
  snapshot.headHash = "7d2f0c1a9b8e4f5566778899aabbccddeeff00112233445566778899aabbccdd";
  snapshot.headEntry = 412;
  return snapshot;
}

ReportInput sampleInput(Language language, Notes notes) {
  return reportInput(sampleSnapshot(notes), language);
}

}  // namespace kijun::testing
