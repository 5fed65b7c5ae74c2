#include "ui/pages/collect/department_table.h"

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/state_bar.h"

namespace kijun::ui::collect {
namespace {

std::string_view headingOf(int column) {
  switch (column) {
    case DepartmentTable::Items:
      return KIJUN_TEXT("collect.column.items");
    case DepartmentTable::Progress:
      return KIJUN_TEXT("collect.column.progress");
    case DepartmentTable::Answered:
      return KIJUN_TEXT("collect.column.answered");
    case DepartmentTable::Owed:
      return KIJUN_TEXT("collect.column.owed");
    case DepartmentTable::Overdue:
      return KIJUN_TEXT("collect.column.overdue");
    case DepartmentTable::NextDue:
      return KIJUN_TEXT("collect.column.next_due");
    case DepartmentTable::Comments:
      return KIJUN_TEXT("collect.column.comments");
    case DepartmentTable::Respondents:
      return KIJUN_TEXT("record.answer.respondent");
    default:
      return KIJUN_TEXT("collect.column.department");
  }
}

bool isNumber(int column) {
  return column == DepartmentTable::Items || column == DepartmentTable::Answered ||
         column == DepartmentTable::Owed || column == DepartmentTable::Overdue ||
         column == DepartmentTable::Comments;
}

QString numberOrNone(int number) {
  return number == 0 ? QStringLiteral("–") : QString::number(number);
}

}  // namespace

QString departmentWords(const CollectValues& values, const Id& id) {
  const auto name = values.departmentName(id);
  return name.empty() ? text("collect.nobody") : toQt(name);
}

QString nextDueWords(const CollectValues& values, const DepartmentStanding& standing) {
  const auto& due = values.nextDueOf(standing);
  return due.empty() ? QStringLiteral("–") : toQt(due);
}

void DepartmentTable::setValues(CollectValuesPtr values) {
  beginResetModel();
  values_ = std::move(values);
  endResetModel();
}

void DepartmentTable::retell() {
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
  if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

const DepartmentStanding* DepartmentTable::standingAt(int row) const {
  if (row < 0 || row >= rowCount()) return nullptr;
  return &values_->standings[static_cast<std::size_t>(row)];
}

int DepartmentTable::rowOf(const Id& department) const {
  for (int row = 0; row < rowCount(); ++row) {
    if (standingAt(row)->department == department) return row;
  }
  return -1;
}

int DepartmentTable::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !values_ ? 0 : static_cast<int>(values_->standings.size());
}

int DepartmentTable::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QString DepartmentTable::words(const DepartmentStanding& standing, int column) const {
  switch (column) {
    case Items:
      return QString::number(standing.items);
    case Progress:
      return stateCountsInWords(standing.states);
    case Answered:
      return QString::number(standing.answered);
    case Owed:
      return numberOrNone(standing.owed());
    case Overdue:
      return numberOrNone(standing.overdue);
    case NextDue:
      return nextDueWords(*values_, standing);
    case Comments:
      return numberOrNone(standing.openComments);
    case Respondents: {
      QStringList names;
      for (const auto& id : standing.respondents) names << toQt(values_->personName(id));
      names.removeAll(QString());
      return names.join(text("collect.comma"));
    }
    default:
      return departmentWords(*values_, standing.department);
  }
}

QString DepartmentTable::tip(const DepartmentStanding& standing, int column) const {
  switch (column) {
    case Answered:
      return text("collect.answered.tip", standing.answered, standing.items);
    case Owed:
      return text("collect.owed.tip", standing.owed());
    case Overdue:
      return text("collect.overdue.tip", standing.overdue, values_->asOf.iso());
    case NextDue:
      return values_->nextDueOf(standing).empty()
                 ? text("collect.next_due.none")
                 : text("collect.next_due.tip", values_->nextDueOf(standing));
    default:
      return words(standing, column);
  }
}

QVariant DepartmentTable::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& standing = *standingAt(index.row());
  const int column = index.column();
  switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
      return words(standing, column);
    case Qt::ToolTipRole:
      return tip(standing, column);
    case Qt::TextAlignmentRole:
      return QVariant((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::FontRole:
      return column == Name ? QVariant(font(Face::Strong)) : QVariant();
    case Qt::ForegroundRole:
      if (column == Overdue && standing.overdue > 0) return color(Ink::Bad);
      if (column == NextDue && !values_->nextDueOf(standing).empty() &&
          values_->nextDueOf(standing) < values_->asOf.iso()) {
        return color(Ink::Bad);
      }
      if (column == Name && standing.department.empty()) return color(Ink::Muted);
      return column == Name ? QVariant() : QVariant(color(Ink::Muted));
    case kCountsRole: {
      if (column != Progress) return {};
      QVariantList counts;
      for (const int count : standing.states) counts << count;
      return counts;
    }
    default:
      return {};
  }
}

QVariant DepartmentTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) return {};
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return text(headingOf(section));
  if (role == Qt::TextAlignmentRole) {
    return QVariant((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  return {};
}

}  // namespace kijun::ui::collect
