#include "support/questionnaire_fixture.h"

#include <algorithm>

namespace kijun::testing {
namespace {

std::size_t firstItem(const Catalog& catalog, auto fits, std::size_t from) {
  const auto& items = catalog.items();
  const auto at =
      std::find_if(items.begin() + static_cast<std::ptrdiff_t>(from), items.end(), fits);
  return static_cast<std::size_t>(at - items.begin());
}

}  // namespace

Questionnaire sampleQuestionnaire(QuestionnaireFill fill) {
  Questionnaire form;
  form.organisation = "架空市水道局";
  form.cycle.id = "0190f3a0-0000-7000-8000-00000000c001";
  form.cycle.name = "令和8年度 上期";
  form.cycle.number = 2;
  form.cycle.asOf = "2026-09-30";
  form.cycle.state = "open";
  form.catalog = shippedCatalogs().front();
  form.lastCycleName = "令和7年度 下期";
  form.department = {"0190f3a0-0000-7000-8000-00000000d001", "浄水課", 58, 1};
  form.units = {{"0190f3a0-0000-7000-8000-00000000e001", "全体", true, 0},
                {"0190f3a0-0000-7000-8000-00000000e002", "情報系", false, 1},
                {"0190f3a0-0000-7000-8000-00000000e003", "制御系", false, 2}};
  form.respondents = {"鈴木 花子"};
  form.documents = {{"doc1", "情報資産管理規程"}};
  form.due = "2026-09-15";
  form.asOf = Date(2026, 8, 1);
  form.fill = fill;
  const auto& catalog = *form.catalog;
  const auto add = [&](std::size_t item, std::size_t unit) -> QuestionnaireRow& {
    auto& row = form.rows.emplace_back();
    row.item = item;
    row.unit = form.units[unit].id;
    row.answer.key = {form.cycle.id, row.unit, catalog.items()[item].id};
    row.answer.department = form.department.id;
    return row;
  };

  auto& answered = add(0, 0);
  answered.answer.level = 3;
  answered.answer.stipulation = Stipulation::Full;
  answered.answer.note =
      "=SUM(A1:A3) の式で集計している。\n2行目：\"引用\" & <記号>、カンマ, も含む";
  answered.answer.references = {{"doc1", "第8条"}};
  answered.answer.state = AnswerState::Submitted;
  answered.answer.due = "2026-09-10";
  answered.evidence = {"情報資産台帳（令和8年8月）", "棚卸しの記録, 第2回"};
  answered.lastCycle = answered.answer;
  answered.lastCycle->level = 2;
  answered.lastCycle->note = "台帳は部分的。";

  add(1, 0).lastCycle.emplace().level = 1;

  auto& outside = add(2, 0).answer;
  outside.applicability = Applicability::NotApplicable;
  outside.reason = "-該当する設備を持たないため。";
  outside.state = AnswerState::Confirmed;

  const auto recommended = firstItem(
      catalog, [](const Item& item) { return item.modality == Modality::Recommended; }, 3);
  auto& declined = add(recommended, 0).answer;
  declined.applicability = Applicability::NotAdopted;
  declined.reason = "代替の対策で足りると判断したため。";
  declined.state = AnswerState::InProgress;

  const auto checked = firstItem(
      catalog, [](const Item& item) { return !item.checkpoints.empty(); }, recommended + 1);
  auto& office = add(checked, 1).answer;
  office.level = 4;
  office.stipulation = Stipulation::Partial;
  office.note = "'先頭の引用符と @記号、_x0041_ という字";
  office.state = AnswerState::Returned;
  office.comments = {
      {"c1", "", "佐藤 一郎", "2026-08-20T01:00:00.000Z", "測定の記録を示してください。", false,
       ""},
      {"c2", "", "鈴木 花子", "2026-08-21T01:00:00.000Z", "月次報告を添えます。", false, "c1"},
      {"c3", "", "佐藤 一郎", "2026-08-10T01:00:00.000Z", "済んだ指摘です。", true, ""}};
  auto& plant = add(checked, 2).answer;
  plant.level = 0;
  plant.stipulation = Stipulation::None;
  plant.note = "+81-3-0000-0000 に確認中";
  plant.state = AnswerState::InProgress;
  return form;
}

}  // namespace kijun::testing
