#include "ui/pages/collect/answer_table.h"

#include <QCollator>
#include <algorithm>

#include "ui/pages/assess/item_list_model.h"
#include "ui/pages/collect/department_table.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::collect {
namespace {

std::string_view headingOf(int column) {
  switch (column) {
    case AnswerTable::Title:
      return KIJUN_TEXT("collect.column.title");
    case AnswerTable::Unit:
      return KIJUN_TEXT("collect.column.unit");
    case AnswerTable::Department:
      return KIJUN_TEXT("collect.column.department");
    case AnswerTable::Respondent:
      return KIJUN_TEXT("record.answer.respondent");
    case AnswerTable::State:
      return KIJUN_TEXT("record.answer.state");
    case AnswerTable::Due:
      return KIJUN_TEXT("record.answer.due");
    case AnswerTable::Level:
      return KIJUN_TEXT("collect.column.level");
    case AnswerTable::Comments:
      return KIJUN_TEXT("collect.column.comments");
    default:
      return KIJUN_TEXT("collect.column.item");
  }
}

bool isDeclined(const Answer* answer) {
  return answer && answer->applicability != Applicability::Applicable;
}

}  // namespace

void AnswerTable::setValues(CollectValuesPtr values) {
  values_ = std::move(values);
  arrange();
}

void AnswerTable::setFilter(AnswerFilter filter) {
  filter_ = std::move(filter);
  arrange();
}

void AnswerTable::sort(int column, Qt::SortOrder order) {
  column_ = std::clamp(column, 0, kColumns - 1);
  order_ = order;
  arrange();
}

void AnswerTable::retell() {
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
  arrange();
}

bool AnswerTable::before(const DueAnswer& a, const DueAnswer& b) const {
  const auto levelOf = [&](const DueAnswer& answer) {
    const auto* given = values_->answerOf(answer);
    return given && given->level ? *given->level : -1;
  };
  switch (column_) {
    case State:
      return a.state < b.state;
    case Due:
      return values_->dueOf(a) < values_->dueOf(b);
    case Level:
      return levelOf(a) < levelOf(b);
    case Comments:
      return a.openComments < b.openComments;
    default:
      return a.item < b.item;
  }
}

void AnswerTable::arrange() {
  if (!values_) return;
  beginResetModel();
  places_ = fitting(*values_, filter_);
  const auto& answers = values_->answers;
  if (column_ == Title || column_ == Unit || column_ == Department || column_ == Respondent) {
    QCollator collator(
        QLocale(language() == Language::Japanese ? QLocale::Japanese : QLocale::English));
    collator.setNumericMode(true);
    std::vector<std::pair<QCollatorSortKey, std::size_t>> keyed;
    keyed.reserve(places_.size());
    for (const auto place : places_) {
      keyed.emplace_back(collator.sortKey(words(answers[place], column_)), place);
    }
    std::ranges::stable_sort(keyed, [this](const auto& a, const auto& b) {
      const int compared = a.first.compare(b.first);
      return order_ == Qt::DescendingOrder ? compared > 0 : compared < 0;
    });
    for (std::size_t i = 0; i < keyed.size(); ++i) places_[i] = keyed[i].second;
  } else {
    std::ranges::stable_sort(places_, [&](std::size_t a, std::size_t b) {
      return order_ == Qt::DescendingOrder ? before(answers[b], answers[a])
                                           : before(answers[a], answers[b]);
    });
  }
  endResetModel();
}

const DueAnswer* AnswerTable::answerAt(int row) const {
  if (row < 0 || row >= rowCount()) return nullptr;
  return &values_->answers[places_[static_cast<std::size_t>(row)]];
}

int AnswerTable::rowOf(const AnswerKey& key) const {
  for (int row = 0; row < rowCount(); ++row) {
    if (answerAt(row)->key == key) return row;
  }
  return -1;
}

int AnswerTable::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(places_.size());
}

int AnswerTable::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QString AnswerTable::words(const DueAnswer& answer, int column) const {
  switch (column) {
    case ItemId:
      return toQt(answer.key.item);
    case Title:
      return inLanguage(values_->item(answer).title);
    case Unit:
      return toQt(values_->unitName(answer.key.unit));
    case Department:
      return departmentWords(*values_, answer.department);
    case Respondent: {
      const auto name = values_->personName(answer.respondent);
      return name.empty() ? QStringLiteral("–") : toQt(name);
    }
    case State:
      return assess::stateWords(answer.state);
    case Due: {
      const auto& due = values_->dueOf(answer);
      if (due.empty()) return QStringLiteral("–");
      return answer.overdue ? text("collect.due.overdue", due) : toQt(due);
    }
    case Level: {
      const auto* given = values_->answerOf(answer);
      if (isDeclined(given)) {
        return given->applicability == Applicability::NotApplicable
                   ? text("record.answer.not_applicable")
                   : text("record.answer.not_adopted");
      }
      return given && given->level ? QString::number(*given->level) : QStringLiteral("–");
    }
    default:
      return answer.openComments == 0 ? QStringLiteral("–") : QString::number(answer.openComments);
  }
}

QString AnswerTable::tip(const DueAnswer& answer, int column) const {
  if (column == Title || column == ItemId) return inLanguage(values_->item(answer).question);
  if (column == Due && answer.due.empty() && !values_->dueOf(answer).empty()) {
    return text("collect.due.of_cycle", values_->dueOf(answer));
  }
  return words(answer, column);
}

QVariant AnswerTable::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& answer = *answerAt(index.row());
  const int column = index.column();
  switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
      return words(answer, column);
    case Qt::ToolTipRole:
      return tip(answer, column);
    case Qt::TextAlignmentRole:
      return QVariant((column == Level      ? Qt::AlignHCenter
                       : column == Comments ? Qt::AlignRight
                                            : Qt::AlignLeft) |
                      Qt::AlignVCenter);
    case Qt::ForegroundRole:
      if (column == Due && answer.overdue) return color(Ink::Bad);
      if (column == State && answer.state == AnswerState::Returned) return color(Ink::Warning);
      if (column == State && answer.state == AnswerState::Confirmed) return color(Ink::Good);
      return column == Title || column == State ? QVariant() : QVariant(color(Ink::Muted));
    case kLevelRole: {
      if (column != Level) return {};
      const auto* given = values_->answerOf(answer);
      return given && given->level && !isDeclined(given) ? QVariant(*given->level) : QVariant();
    }
    default:
      return {};
  }
}

QVariant AnswerTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) return {};
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return text(headingOf(section));
  if (role == Qt::TextAlignmentRole) {
    return QVariant((section == Level      ? Qt::AlignHCenter
                     : section == Comments ? Qt::AlignRight
                                           : Qt::AlignLeft) |
                    Qt::AlignVCenter);
  }
  return {};
}

}  // namespace kijun::ui::collect
