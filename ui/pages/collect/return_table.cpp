#include "ui/pages/collect/return_table.h"

#include <algorithm>
#include <map>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "workspace/table_words.h"

namespace kijun::ui::collect {
namespace {

constexpr std::size_t kShort = 24;  // characters of a typed text told in a row

std::string_view headingOf(int column) {
  switch (column) {
    case ReturnTable::Title:
      return KIJUN_TEXT("collect.column.title");
    case ReturnTable::Unit:
      return KIJUN_TEXT("record.unit");
    case ReturnTable::Fate:
      return KIJUN_TEXT("collect.return.column.fate");
    case ReturnTable::Change:
      return KIJUN_TEXT("collect.return.column.change");
    case ReturnTable::Choice:
      return KIJUN_TEXT("collect.return.column.choice");
    case ReturnTable::Why:
      return KIJUN_TEXT("collect.return.column.why");
    default:
      return KIJUN_TEXT("collect.column.item");
  }
}

Ink inkOf(ReturnFate fate) {
  switch (fate) {
    case ReturnFate::New:
    case ReturnFate::Changed:
      return Ink::Good;
    case ReturnFate::Conflict:
      return Ink::Warning;
    case ReturnFate::Unchanged:
      return Ink::Muted;
    default:
      return Ink::Bad;
  }
}

}  // namespace

QString fateWords(ReturnFate fate) {
  return rendered(Message{"questionnaire.fate." + std::string(idOf(fate)), {}});
}

QString fieldWords(const std::string& field) {
  if (field == "ticks") return text("record.answer_tick");
  if (field == "references") return text("record.answer_reference");
  const auto* found = fieldOf("answer", field);
  return found ? rendered(Message{std::string(found->textId), {}}) : toQt(field);
}

QString valueWords(const std::string& field, const Value& value, std::size_t longest) {
  ValueWords words;
  words.longest = longest;
  return toQt(inWords(fieldOf("answer", field), value, language(), words));
}

void ReturnTable::setPlan(std::shared_ptr<const TakeBack> plan) {
  std::map<AnswerKey, ReturnChoice> kept;
  if (plan_) {
    for (const auto& [place, choice] : choices_) {
      if (plan_->rows[place].key) kept[*plan_->rows[place].key] = choice;
    }
  }
  plan_ = std::move(plan);
  choices_.clear();
  if (plan_) {
    for (std::size_t i = 0; i < plan_->rows.size(); ++i) {
      const auto& row = plan_->rows[i];
      const auto at = row.key && row.offers() ? kept.find(*row.key) : kept.end();
      if (at != kept.end()) choices_[i] = at->second;
    }
  }
  arrange();
  Q_EMIT chosen();
}

void ReturnTable::setFate(std::optional<ReturnFate> fate) {
  fate_ = fate;
  arrange();
}

void ReturnTable::arrange() {
  beginResetModel();
  places_.clear();
  if (plan_) {
    for (std::size_t i = 0; i < plan_->rows.size(); ++i) {
      if (!fate_ || plan_->rows[i].fate == *fate_) places_.push_back(i);
    }
  }
  endResetModel();
}

std::optional<ReturnChoice> ReturnTable::choiceAt(std::size_t place) const {
  const auto& row = plan_->rows[place];
  if (!row.offers()) return std::nullopt;
  const auto at = choices_.find(place);
  if (at != choices_.end()) return at->second;
  return row.fate == ReturnFate::Conflict ? ReturnChoice::Leave : ReturnChoice::Take;
}

std::optional<ReturnChoice> ReturnTable::choiceOf(int row) const {
  return rowAt(row) ? choiceAt(places_[static_cast<std::size_t>(row)]) : std::nullopt;
}

bool ReturnTable::choose(int row, ReturnChoice choice) {
  if (!choiceOf(row)) return false;
  choices_[places_[static_cast<std::size_t>(row)]] = choice;
  Q_EMIT dataChanged(index(row, 0), index(row, kColumns - 1));
  Q_EMIT chosen();
  return true;
}

void ReturnTable::chooseConflicts(ReturnChoice choice) {
  if (!plan_) return;
  for (std::size_t i = 0; i < plan_->rows.size(); ++i) {
    const auto& row = plan_->rows[i];
    if (row.fate == ReturnFate::Conflict && row.offers()) choices_[i] = choice;
  }
  if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
  Q_EMIT chosen();
}

int ReturnTable::taken() const {
  int count = 0;
  for (std::size_t i = 0; plan_ && i < plan_->rows.size(); ++i) {
    count += choiceAt(i) == ReturnChoice::Take;
  }
  return count;
}

int ReturnTable::undecided() const {
  int count = 0;
  for (std::size_t i = 0; plan_ && i < plan_->rows.size(); ++i) {
    const auto& row = plan_->rows[i];
    count += row.fate == ReturnFate::Conflict && row.offers() && !choices_.contains(i);
  }
  return count;
}

const PlannedReturn* ReturnTable::rowAt(int row) const {
  if (row < 0 || row >= rowCount()) return nullptr;
  return &plan_->rows[places_[static_cast<std::size_t>(row)]];
}

int ReturnTable::firstOf(ReturnFate fate) const {
  for (int row = 0; row < rowCount(); ++row) {
    if (rowAt(row)->fate == fate) return row;
  }
  return -1;
}

bool ReturnTable::manyUnits() const {
  return plan_ && std::ranges::any_of(plan_->rows,
                                      [](const PlannedReturn& row) { return !row.unit.empty(); });
}

int ReturnTable::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(places_.size());
}

int ReturnTable::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QString ReturnTable::changes(const PlannedReturn& row) const {
  QStringList parts;
  for (const auto& field : row.fields) {
    parts << text("collect.return.change", fromQt(fieldWords(field.field)),
                  fromQt(valueWords(field.field, field.mine, kShort)),
                  fromQt(valueWords(field.field, field.theirs, kShort)));
  }
  if (!row.comments.empty()) parts << text("collect.return.comments", row.comments.size());
  if (!row.pieces.empty()) parts << text("collect.return.pieces", row.pieces.size());
  if (row.submits) parts << text("collect.return.submits");
  return parts.join(text("collect.comma")).simplified();
}

QString ReturnTable::words(std::size_t place, int column) const {
  const auto& row = plan_->rows[place];
  switch (column) {
    case Title: {
      const auto at = row.key ? catalog_->indexOf(row.key->item) : Catalog::npos;
      return at == Catalog::npos ? QString() : inLanguage(catalog_->items()[at].title);
    }
    case Unit:
      return toQt(row.unit);
    case Fate:
      return fateWords(row.fate);
    case Change:
      return changes(row);
    case Choice: {
      const auto choice = choiceAt(place);
      if (!choice) return QStringLiteral("–");
      if (row.fate == ReturnFate::Conflict && !choices_.contains(place)) {
        return text("collect.return.undecided");
      }
      return *choice == ReturnChoice::Take ? text("collect.return.take")
                                           : text("collect.return.leave");
    }
    case Why: {
      QStringList lines;
      for (const auto& problem : row.problems) lines << rendered(problem);
      return lines.join(u' ');
    }
    default:
      return row.line > 0 && !row.key ? text("collect.return.line", row.item, row.line)
                                      : toQt(row.item);
  }
}

QVariant ReturnTable::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto place = places_[static_cast<std::size_t>(index.row())];
  const int column = index.column();
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
      return words(place, column);
    case Qt::ForegroundRole:
      if (column == Fate) return color(inkOf(plan_->rows[place].fate));
      if (column == Why) return color(Ink::Bad);
      if (column == Choice) {
        return color(choiceAt(place) == ReturnChoice::Take ? Ink::Text : Ink::Muted);
      }
      return column == Item ? QVariant(color(Ink::Muted)) : QVariant();
    default:
      return {};
  }
}

QVariant ReturnTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) return {};
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return text(headingOf(section));
  if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
  return {};
}

}  // namespace kijun::ui::collect
