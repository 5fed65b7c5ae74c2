// The plans as a table model: filtered, sorted, and copied as a spreadsheet takes them. UI thread
// only.
#pragma once
#include <QAbstractTableModel>

#include "ui/pages/plan_board/plan_values.h"

namespace kijun::ui::plan_board {

class PlanTable : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column {
    Number,
    Title,
    State,
    Due,
    Percent,
    Marks,
    Missing,
    Responsible,
    Department,
    Start,
    Effort,
    Cost,
    PersonDays,
    Items
  };
  static constexpr int kColumns = Items + 1;

  explicit PlanTable(QObject* parent = nullptr);
  void setPlans(PlanValuesPtr values, std::vector<std::size_t> places);
  void sort(int column, Qt::SortOrder order) override;
  // After a change of language.
  void retell();
  const PlanView* planAt(int row) const;
  // -1 where it is not shown.
  int rowOf(const Id& plan) const;
  // These rows and columns with their headings, parted by tabs.
  QString asTsv(const std::vector<int>& rows, const std::vector<int>& columns) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  void arrange();
  QString words(const PlanView& plan, int column) const;

  PlanValuesPtr values_;
  std::vector<std::size_t> places_, shown_;
  int column_ = Due;
  Qt::SortOrder order_ = Qt::AscendingOrder;
};

}  // namespace kijun::ui::plan_board
