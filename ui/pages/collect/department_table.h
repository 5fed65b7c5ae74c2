// The departments and how far each is, as a table model; what nobody was given comes last. UI
// thread only.
#pragma once
#include <QAbstractTableModel>

#include "ui/pages/collect/collect_values.h"

namespace kijun::ui::collect {

class DepartmentTable : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Name, Items, Progress, Answered, Owed, Overdue, NextDue, Comments, Respondents };
  static constexpr int kColumns = Respondents + 1;
  static constexpr int kCountsRole = Qt::UserRole;  // of Progress: five numbers, by AnswerState

  explicit DepartmentTable(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
  void setValues(CollectValuesPtr values);
  // After a change of language.
  void retell();
  // nullptr outside.
  const DepartmentStanding* standingAt(int row) const;
  // -1 where it has nothing to answer.
  int rowOf(const Id& department) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString words(const DepartmentStanding& standing, int column) const;
  QString tip(const DepartmentStanding& standing, int column) const;
  CollectValuesPtr values_;
};

// Its name, or 未割当.
QString departmentWords(const CollectValues& values, const Id& id);
// The day, or a dash.
QString nextDueWords(const CollectValues& values, const DepartmentStanding& standing);

}  // namespace kijun::ui::collect
