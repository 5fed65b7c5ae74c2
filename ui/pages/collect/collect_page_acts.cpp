// What is done on the collection page, and how its columns share the room.
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <algorithm>
#include <set>

#include "exchange/csv/csv.h"
#include "ui/assigning/assign_dialog.h"
#include "ui/pages/assess/item_list_model.h"
#include "ui/pages/collect/answer_table.h"
#include "ui/pages/collect/collect_page.h"
#include "ui/pages/collect/department_table.h"
#include "ui/pages/collect/filter_bar.h"
#include "ui/pages/collect/hand_out_dialog.h"
#include "ui/pages/collect/mail_dialog.h"
#include "ui/pages/collect/take_back_dialog.h"
#include "ui/pages/risks/risk_columns.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/state_bar.h"
#include "workspace/permission.h"

namespace kijun::ui::collect {
namespace {

struct ColumnWidth {
  int column;
  double width;
};
// The rest is the title's, or the bar's.
constexpr ColumnWidth kDepartmentWidths[] = {
    {DepartmentTable::Items, 62},    {DepartmentTable::Answered, 78},
    {DepartmentTable::Owed, 78},     {DepartmentTable::Overdue, 78},
    {DepartmentTable::NextDue, 104}, {DepartmentTable::Comments, 92},
};
constexpr ColumnWidth kAnswerWidths[] = {
    {AnswerTable::ItemId, 104},     {AnswerTable::Unit, 96},     {AnswerTable::Department, 150},
    {AnswerTable::Respondent, 116}, {AnswerTable::State, 84},    {AnswerTable::Due, 132},
    {AnswerTable::Level, 76},       {AnswerTable::Comments, 92},
};

// At least as wide as its heading and the words it may hold.
int widthOf(const QTableView& table, const ColumnWidth& each, const QStringList& words = {}) {
  const QFontMetrics metrics(kijun::ui::font(Face::Body));
  const auto heading = table.model()->headerData(each.column, Qt::Horizontal).toString();
  int width = std::max(px(each.width), metrics.horizontalAdvance(heading) + px(30));
  for (const auto& word : words) {
    width = std::max(width, metrics.horizontalAdvance(word) + px(32));
  }
  return width;
}

QStringList wordsOf(int column) {
  QStringList words;
  if (column == AnswerTable::State) {
    for (const auto state : kStatesInOrder) words << assess::stateWords(state);
  } else if (column == AnswerTable::Due) {
    words << text("collect.due.overdue", "2026-09-30");
  }
  return words;
}

}  // namespace

void CollectPage::fitColumns() {
  if (!departmentTable_ || !answerTable_) return;
  int room = departmentTable_->viewport()->width();
  for (const auto& each : kDepartmentWidths) {
    const int width = widthOf(*departmentTable_, each);
    departmentTable_->setColumnWidth(each.column, width);
    room -= width;
  }
  departmentTable_->setColumnWidth(DepartmentTable::Name, std::max(px(150), room * 27 / 100));
  departmentTable_->setColumnWidth(DepartmentTable::Progress, std::max(px(180), room * 46 / 100));
  departmentTable_->horizontalHeader()->setStretchLastSection(true);

  // What is the same in every row is not shown.
  const auto& filter = bar_->filter();
  answerTable_->setColumnHidden(AnswerTable::Unit, !values_ || !values_->manyUnits());
  answerTable_->setColumnHidden(AnswerTable::Department, filter.departments.size() == 1);
  room = answerTable_->viewport()->width();
  for (const auto& each : kAnswerWidths) {
    if (answerTable_->isColumnHidden(each.column)) continue;
    const int width = widthOf(*answerTable_, each, wordsOf(each.column));
    answerTable_->setColumnWidth(each.column, width);
    room -= width;
  }
  answerTable_->setColumnWidth(AnswerTable::Title, std::max(px(180), room));
}

std::vector<AnswerKey> CollectPage::chosenKeys() const {
  std::vector<int> rows;
  for (const auto& index : answerTable_->selectionModel()->selectedRows()) {
    rows.push_back(index.row());
  }
  std::ranges::sort(rows);
  std::vector<AnswerKey> keys;
  for (const int row : rows) keys.push_back(answers_->answerAt(row)->key);
  return keys;
}

std::vector<AnswerKey> CollectPage::listedKeys() const {
  std::vector<AnswerKey> keys;
  for (int row = 0; row < answers_->rowCount(); ++row) {
    keys.push_back(answers_->answerAt(row)->key);
  }
  return keys;
}

std::vector<Id> CollectPage::chosenDepartments() const {
  std::vector<Id> ids;
  const auto& chosen = bar_->filter().departments;
  for (const auto& standing : values_->standings) {
    if (standing.department.empty()) continue;
    if (chosen.empty() || chosen.contains(standing.department)) ids.push_back(standing.department);
  }
  return ids;
}

// Several answers chosen come first, then what the list shows, then any chapter or section.
std::vector<AssignTarget> CollectPage::targets() const {
  std::vector<AssignTarget> targets;
  auto chosen = chosenKeys();
  auto listed = listedKeys();
  if (!chosen.empty()) targets.push_back({text("collect.target.chosen"), std::move(chosen)});
  if (!listed.empty()) {
    targets.push_back(
        {bar_->filter().empty() ? text("collect.target.all") : text("collect.target.listed"),
         std::move(listed)});
  }
  for (const auto& section : values_->catalog().sections()) {
    AssignTarget target{QString(section.depth * 2, QChar(0x2003)) + toQt(section.id) + u' ' +
                            inLanguage(section.shortTitle),
                        {}};
    const std::set<std::size_t> items(section.allItems.begin(), section.allItems.end());
    for (const auto& answer : values_->answers) {
      if (items.contains(answer.item)) target.keys.push_back(answer.key);
    }
    if (!target.keys.empty()) targets.push_back(std::move(target));
  }
  return targets;
}

void CollectPage::offer(QPushButton& button, const QString& why, std::string_view tipId) {
  button.setEnabled(why.isEmpty());
  button.setToolTip(why.isEmpty() ? rendered(Message{std::string(tipId), {}}) : why);
}

QString CollectPage::whyNotAssigned() const {
  if (workspace().isReadOnly()) return text("registerwords.read_only");
  if (workspace().cycle().cycle.state != "open") return text("collect.closed");
  const auto refused = refusalOf(*commands::assign({}, {}, {}, {}).kind, workspace().actor(),
                                 workspace().snapshot());
  return refused ? rendered(*refused) : QString();
}

QString CollectPage::whyNotHandedOut() const {
  if (workspace().cycle().cycle.state != "open") return text("collect.closed");
  return chosenDepartments().empty() ? text("collect.hand_out.none") : QString();
}

void CollectPage::handOut() {
  if (!values_) return;
  const auto why = whyNotHandedOut();
  if (!why.isEmpty()) return shell().say(why);
  HandOutDialog dialog(shell(), workspace(), values_, chosenDepartments(), this);
  ask::run(dialog);
}

void CollectPage::takeBackFile() {
  takeBack(shell(), workspace(), {}, this);
}

void CollectPage::mail() {
  if (!values_) return;
  const auto departments = chosenDepartments();
  if (departments.empty()) return shell().say(text("collect.hand_out.none"));
  MailDialog dialog(values_, departments, this);
  ask::run(dialog);
}

void CollectPage::assign() {
  const auto why = whyNotAssigned();
  if (!why.isEmpty()) return shell().say(why);
  if (!values_) return;
  auto all = targets();
  if (all.empty()) return;
  AssignDialog dialog(workspace(), std::move(all), this);
  ask::run(dialog);
}

void CollectPage::copy() {
  const auto& table = departmentTable_->hasFocus() ? *departmentTable_ : *answerTable_;
  const auto rows = risks::shownRows(table);
  QGuiApplication::clipboard()->setText(toQt(writtenTsv(rows)));
  shell().say(text("registerwords.copied", rows.rows.size()));
}

void CollectPage::open() {
  const auto* answer = answers_->answerAt(answerTable_->currentIndex().row());
  if (!answer) return;
  workspace().setUnit(answer->key.unit);
  shell().goTo(QStringLiteral("assess"), QStringLiteral("item:") + toQt(answer->key.item));
}

// The answer looked at, else the department.
void CollectPage::review() {
  const auto* answer = answers_->answerAt(answerTable_->currentIndex().row());
  if (answer && answerTable_->hasFocus()) {
    return shell().goTo(QStringLiteral("review"),
                        QStringLiteral("item:") + toQt(answer->key.item + '@' + answer->key.unit));
  }
  const auto& chosen = bar_->filter().departments;
  shell().goTo(QStringLiteral("review"), chosen.size() == 1
                                             ? QStringLiteral("department:") + toQt(*chosen.begin())
                                             : QString());
}

}  // namespace kijun::ui::collect
