// What is done with the gaps chosen: plans, and rows for a spreadsheet.
#include <QClipboard>
#include <QGuiApplication>
#include <QPointer>
#include <QTableView>

#include "base/id.h"
#include "exchange/csv/csv.h"
#include "ui/pages/gaps/gap_page.h"
#include "ui/pages/gaps/gap_table.h"
#include "ui/pages/gaps/plan_dialog.h"
#include "ui/registers/refusal.h"
#include "ui/shell/text.h"
#include "ui/widgets/ask.h"

namespace kijun::ui::gaps {
namespace {

constexpr std::size_t kMostPlans = 500;  // at once: more can be overseen by nobody

}  // namespace

QString GapPage::whyNotPlanned() const {
  auto why = registers::refusalToChange(workspace(), *findDescription("plan"));
  if (!why.isEmpty()) return why;
  const auto items = chosen();
  if (items.size() > kMostPlans) return text("gapspage.plan.many", kMostPlans);
  for (const auto& item : items) {
    if (model_->gapAt(model_->rowOf(item))->group != GapGroup::NotAdopted) return {};
  }
  return text("gapspage.plan.nothing");
}

// One entry, however many: one undo takes all of them back.
void GapPage::plan() {
  const auto why = whyNotPlanned();
  if (!why.isEmpty()) return shell().say(why);
  auto rows = chosenRows();
  std::erase_if(rows, [](const GapRow& row) { return row.group == GapGroup::NotAdopted; });
  PlanDialog dialog(values_, std::move(rows), this);
  if (!ask::run(dialog)) return;
  RandomIds ids;
  std::vector<Row> plans;
  for (const auto& draft : dialog.drafts()) plans.push_back(planRow(ids.next(), draft));
  const auto count = plans.size();
  const auto first = toQt(textOf(plans.front().front()));
  workspace().post(commands::putRecords(*findDescription("plan"), std::move(plans)),
                   [self = QPointer(this), first, count](bool durable) {
                     if (!self || !durable) return;
                     self->shell().say(text("gapspage.planned", count));
                     self->shell().goTo(QStringLiteral("plans"), QStringLiteral("plan:") + first);
                   });
}

// The columns seen and the sentence: of the rows chosen, or of all where only one is.
void GapPage::copy() {
  std::vector<int> rows;
  for (const auto& index : table_->selectionModel()->selectedRows()) rows.push_back(index.row());
  std::ranges::sort(rows);
  if (rows.size() < 2) {
    rows.clear();
    for (int row = 0; row < model_->rowCount(); ++row) rows.push_back(row);
  }
  std::erase_if(rows, [this](int row) { return model_->isHeading(row); });
  TextTable out;
  const auto cells = [&](auto cellOf) {
    std::vector<std::string> texts;
    for (int column = 0; column < GapTable::kColumns; ++column) {
      if (column == GapTable::Reason || !table_->isColumnHidden(column)) {
        texts.push_back(fromQt(cellOf(column)));
      }
    }
    return texts;
  };
  out.header = cells([&](int column) {
    return model_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
  });
  for (const int row : rows) {
    out.rows.push_back(
        {0, cells([&](int column) { return model_->index(row, column).data().toString(); })});
  }
  QGuiApplication::clipboard()->setText(toQt(writtenTsv(out)));
  shell().say(text("registerwords.copied", rows.size()));
}

}  // namespace kijun::ui::gaps
