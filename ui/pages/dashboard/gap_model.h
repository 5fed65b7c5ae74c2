// The largest gaps in the order of their priority: answered items below their target.
#pragma once
#include <QAbstractTableModel>
#include <memory>
#include <vector>

#include "ui/pages/dashboard/charts.h"

namespace kijun::ui::dashboard {

class GapModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { ItemId, Title, Levels, Priority, kColumns };
  enum Roles { LevelRole = Qt::UserRole + 1, TargetRole };
  static constexpr std::size_t kShown = 10;

  explicit GapModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
  // Rows are replaced only where they differ, so that a selection stays.
  void setValues(ChartValuesPtr values);
  // After a change of language.
  void retell();
  QString itemAt(int row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  ChartValuesPtr values_;
  std::vector<std::size_t> rows_;  // indexes into the catalog
};

}  // namespace kijun::ui::dashboard
