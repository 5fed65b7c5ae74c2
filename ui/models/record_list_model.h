// The rows of one described register as a list: their first field, and what else tells them apart.
#pragma once
#include <QAbstractListModel>
#include <vector>

#include "records/description.h"

namespace kijun::ui {

class RecordListModel : public QAbstractListModel {
  Q_OBJECT
 public:
  explicit RecordListModel(const RecordDescription& description, QObject* parent = nullptr);
  void setRows(std::vector<Row> rows);
  // Rows whose text holds the filter, both folded.
  void setFilter(const QString& typed);
  // As stored, or nullptr.
  const Row* row(const Id& id) const;
  const std::vector<Row>& rows() const { return rows_; }
  Id idAt(const QModelIndex& index) const;
  QModelIndex indexOf(const Id& id) const;
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  void refilter();
  const RecordDescription& description_;
  std::vector<Row> rows_;
  std::vector<std::size_t> shown_;
  QString typed_;
};

// A field's value as a person reads it; references as their record's id.
QString shownValue(const Field& field, const Value& value);

}  // namespace kijun::ui
