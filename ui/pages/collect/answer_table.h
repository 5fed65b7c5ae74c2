// The answers that somebody owes or gave, as a table model: filtered and sorted. UI thread only.
#pragma once
#include <QAbstractTableModel>

#include "ui/pages/collect/answer_filter.h"

namespace kijun::ui::collect {

class AnswerTable : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { ItemId, Title, Unit, Department, Respondent, State, Due, Level, Comments };
  static constexpr int kColumns = Comments + 1;
  // Of Level: the number, invalid where none is set.
  static constexpr int kLevelRole = Qt::UserRole;

  explicit AnswerTable(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
  void setValues(CollectValuesPtr values);
  void setFilter(AnswerFilter filter);
  void sort(int column, Qt::SortOrder order) override;
  // After a change of language.
  void retell();
  // nullptr outside.
  const DueAnswer* answerAt(int row) const;
  // -1 where it is not shown.
  int rowOf(const AnswerKey& key) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  void arrange();
  QString words(const DueAnswer& answer, int column) const;
  QString tip(const DueAnswer& answer, int column) const;
  bool before(const DueAnswer& a, const DueAnswer& b) const;
  CollectValuesPtr values_;
  AnswerFilter filter_;
  int column_ = ItemId;
  Qt::SortOrder order_ = Qt::AscendingOrder;
  std::vector<std::size_t> places_;
};

}  // namespace kijun::ui::collect
