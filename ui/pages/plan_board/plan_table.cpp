#include "ui/pages/plan_board/plan_table.h"

#include <QCollator>
#include <algorithm>
#include <limits>

#include "exchange/csv/csv.h"
#include "report/budget_chart.h"
#include "ui/pages/plan_board/card_list.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::plan_board {
namespace {

std::string_view headingOf(int column) {
  switch (column) {
    case PlanTable::Number:
      return KIJUN_TEXT("record.plan.number");
    case PlanTable::State:
      return KIJUN_TEXT("record.plan.state");
    case PlanTable::Marks:
      return KIJUN_TEXT("planboard.column.marks");
    case PlanTable::Missing:
      return KIJUN_TEXT("planboard.column.missing");
    case PlanTable::Responsible:
      return KIJUN_TEXT("record.plan.responsible");
    case PlanTable::Department:
      return KIJUN_TEXT("record.plan.department");
    case PlanTable::Start:
      return KIJUN_TEXT("record.plan.start");
    case PlanTable::Due:
      return KIJUN_TEXT("record.plan.due");
    case PlanTable::Percent:
      return KIJUN_TEXT("planboard.column.percent");
    case PlanTable::Effort:
      return KIJUN_TEXT("record.plan.effort");
    case PlanTable::Cost:
      return KIJUN_TEXT("record.plan.cost");
    case PlanTable::PersonDays:
      return KIJUN_TEXT("record.plan.person_days");
    case PlanTable::Items:
      return KIJUN_TEXT("record.plan.items");
    default:
      return KIJUN_TEXT("record.plan.title");
  }
}

bool isNumber(int column) {
  return column == PlanTable::Percent || column == PlanTable::Cost ||
         column == PlanTable::PersonDays;
}

// What stands for the order of a column; what is empty comes last.
std::int64_t rankOf(const PlanView& plan, int column) {
  constexpr std::string_view kEfforts[] = {"S", "M", "L", "XL"};
  constexpr auto kLast = std::numeric_limits<std::int64_t>::max();
  const auto day = [](const std::optional<Date>& date) -> std::int64_t {
    return date ? date->days().time_since_epoch().count() : kLast;
  };
  switch (column) {
    case PlanTable::State:
      return std::ranges::find(kStates, plan.state) - std::begin(kStates);
    case PlanTable::Marks: {
      const auto first = std::ranges::find_if(kMarks, [&](Mark mark) { return has(plan, mark); });
      return first - std::begin(kMarks);
    }
    case PlanTable::Missing:
      return plan.open ? -static_cast<std::int64_t>(plan.missing.size()) : 1;
    case PlanTable::Start:
      return day(plan.start);
    case PlanTable::Due:
      return day(plan.due);
    case PlanTable::Percent:
      return plan.percent;
    case PlanTable::Effort:
      return std::ranges::find(kEfforts, plan.effort) - std::begin(kEfforts);
    case PlanTable::Cost:
      return plan.cost.value_or(kLast);
    case PlanTable::PersonDays:
      return plan.personDays.value_or(kLast);
    default:
      return 0;
  }
}

bool isOrderedByWords(int column) {
  return column == PlanTable::Number || column == PlanTable::Title ||
         column == PlanTable::Responsible || column == PlanTable::Department ||
         column == PlanTable::Items;
}

}  // namespace

PlanTable::PlanTable(QObject* parent) : QAbstractTableModel(parent) {}

void PlanTable::setPlans(PlanValuesPtr values, std::vector<std::size_t> places) {
  values_ = std::move(values);
  places_ = std::move(places);
  arrange();
}

void PlanTable::sort(int column, Qt::SortOrder order) {
  column_ = std::clamp(column, 0, kColumns - 1);
  order_ = order;
  arrange();
}

void PlanTable::retell() {
  arrange();
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
}

void PlanTable::arrange() {
  if (!values_) return;
  beginResetModel();
  shown_ = places_;
  const auto& plans = values_->plans;
  if (isOrderedByWords(column_)) {
    QCollator collator(
        QLocale(language() == Language::Japanese ? QLocale::Japanese : QLocale::English));
    collator.setNumericMode(true);
    std::vector<std::pair<QCollatorSortKey, std::size_t>> keyed;
    for (const auto place : shown_) {
      keyed.emplace_back(collator.sortKey(words(plans[place], column_)), place);
    }
    std::ranges::stable_sort(keyed, [this](const auto& a, const auto& b) {
      const int compared = a.first.compare(b.first);
      return order_ == Qt::DescendingOrder ? compared > 0 : compared < 0;
    });
    for (std::size_t i = 0; i < keyed.size(); ++i) shown_[i] = keyed[i].second;
  } else {
    std::ranges::stable_sort(shown_, [&](std::size_t a, std::size_t b) {
      const auto left = rankOf(plans[a], column_), right = rankOf(plans[b], column_);
      return order_ == Qt::DescendingOrder ? right < left : left < right;
    });
  }
  endResetModel();
}

const PlanView* PlanTable::planAt(int row) const {
  if (row < 0 || row >= rowCount()) return nullptr;
  return &values_->plans[shown_[static_cast<std::size_t>(row)]];
}

int PlanTable::rowOf(const Id& plan) const {
  for (int row = 0; row < rowCount(); ++row) {
    if (planAt(row)->id == plan) return row;
  }
  return -1;
}

int PlanTable::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

int PlanTable::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QString PlanTable::words(const PlanView& plan, int column) const {
  const auto day = [](const std::optional<Date>& date) {
    return date ? toQt(date->iso()) : QString();
  };
  const auto number = [](const std::optional<std::int64_t>& value) {
    return value ? toQt(groupedNumber(*value)) : QString();
  };
  switch (column) {
    case Number:
      return toQt(plan.number);
    case Title:
      return toQt(plan.title);
    case State:
      return rendered(Message{"record.plan.state." + plan.state, {}});
    case Marks:
      return markWords(plan);
    case Missing:
      return plan.open ? missingWords(plan) : QString();
    case Responsible:
      return toQt(values_->person(plan.responsible));
    case Department:
      return toQt(values_->department(plan.department));
    case Start:
      return day(plan.start);
    case Due:
      return day(plan.due);
    case Percent:
      return text("planboard.percent", plan.percent);
    case Effort:
      return toQt(plan.effort);
    case Cost:
      return number(plan.cost);
    case PersonDays:
      return number(plan.personDays);
    default: {
      QStringList items;
      for (const auto& item : plan.items) items << toQt(item);
      return items.join(u' ');
    }
  }
}

QVariant PlanTable::data(const QModelIndex& index, int role) const {
  const auto* plan = planAt(index.row());
  if (!plan) return {};
  const int column = index.column();
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
      return words(*plan, column);
    case Qt::TextAlignmentRole:
      return QVariant((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
      if (column == Marks) return color(has(*plan, Mark::Overdue) ? Ink::Bad : Ink::Warning);
      if (column == Missing) return color(Ink::Warning);
      if (column == Due && plan->overdue) return color(Ink::Bad);
      return column == Title ? QVariant() : QVariant(color(Ink::Muted));
    default:
      return {};
  }
}

QVariant PlanTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) return {};
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return text(headingOf(section));
  if (role == Qt::TextAlignmentRole) {
    return QVariant((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  return {};
}

QString PlanTable::asTsv(const std::vector<int>& rows, const std::vector<int>& columns) const {
  TextTable table;
  for (const int column : columns) table.header.push_back(fromQt(text(headingOf(column))));
  for (const int row : rows) {
    TextRow cells;
    for (const int column : columns) {
      const auto* plan = planAt(row);
      cells.cells.push_back(neutralised(fromQt(plan ? words(*plan, column) : QString())));
    }
    table.rows.push_back(std::move(cells));
  }
  return toQt(writtenTsv(table));
}

}  // namespace kijun::ui::plan_board
