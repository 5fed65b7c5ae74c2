#include "ui/models/record_list_model.h"

#include <algorithm>

#include "base/text.h"
#include "ui/shell/text.h"

namespace kijun::ui {

QString shownValue(const Field& field, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    return field.kind == FieldKind::YesNo ? (*number ? text("ui.yes") : text("ui.no"))
                                          : QString::number(*number);
  }
  const std::string stored = textOf(value);
  for (const auto& choice : field.choices) {
    if (choice.id == stored) return text(choice.textId);
  }
  return toQt(stored);
}

RecordListModel::RecordListModel(const RecordDescription& description, QObject* parent)
    : QAbstractListModel(parent), description_(description) {}

void RecordListModel::setRows(std::vector<Row> rows) {
  beginResetModel();
  rows_ = std::move(rows);
  refilter();
  endResetModel();
}

void RecordListModel::setFilter(const QString& typed) {
  beginResetModel();
  typed_ = typed;
  refilter();
  endResetModel();
}

void RecordListModel::refilter() {
  shown_.clear();
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    QString words;
    for (std::size_t field = 0; field < description_.fields.size(); ++field) {
      if (description_.fields[field].kind == FieldKind::Reference) continue;
      words += shownValue(description_.fields[field], rows_[i][field + 1]) + u' ';
    }
    if (containsFolded(fromQt(words), fromQt(typed_))) shown_.push_back(i);
  }
}

const Row* RecordListModel::row(const Id& id) const {
  const auto at = std::find_if(rows_.begin(), rows_.end(),
                               [&](const Row& row) { return textOf(row.front()) == id; });
  return at == rows_.end() ? nullptr : &*at;
}

Id RecordListModel::idAt(const QModelIndex& index) const {
  const auto at = static_cast<std::size_t>(index.row());
  return index.isValid() && at < shown_.size() ? textOf(rows_[shown_[at]].front()) : Id();
}

QModelIndex RecordListModel::indexOf(const Id& id) const {
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    if (textOf(rows_[shown_[i]].front()) == id) return index(static_cast<int>(i));
  }
  return {};
}

int RecordListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

QVariant RecordListModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole) return {};
  const Row& row = rows_[shown_[static_cast<std::size_t>(index.row())]];
  const QString name = shownValue(description_.fields.front(), row[1]);
  // A choice beside the name tells a person's role or a document's class.
  for (std::size_t field = 1; field < description_.fields.size(); ++field) {
    if (description_.fields[field].kind != FieldKind::Choice || isNull(row[field + 1])) continue;
    return text("ui.record.row", name, shownValue(description_.fields[field], row[field + 1]));
  }
  return name;
}

}  // namespace kijun::ui
