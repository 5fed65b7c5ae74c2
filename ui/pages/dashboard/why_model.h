// The rows behind a figure as a table that can be sorted and filtered.
#pragma once
#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include "ui/pages/dashboard/why.h"

namespace kijun::ui::dashboard {

class WhyModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { ItemId, Title, Level, Before, Target, Stipulated, Weight, State, Share, kColumns };
  static constexpr int kSortRole = Qt::UserRole + 1;

  WhyModel(std::vector<WhyRow> rows, const Catalog& catalog, QObject* parent = nullptr);
  QString itemAt(int row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString shown(const WhyRow& row, int column) const;
  QVariant order(const WhyRow& row, int column) const;
  std::vector<WhyRow> rows_;
  std::vector<QString> stipulations_;
};

// Keeps the rows in which the words stand, whatever their width and case.
class WhyFilter : public QSortFilterProxyModel {
  Q_OBJECT
 public:
  explicit WhyFilter(QObject* parent = nullptr);
  void setWords(const QString& words);

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  std::string words_;
};

}  // namespace kijun::ui::dashboard
