// The guideline's chapters and sections with how far each is answered, below one row that stands
// for all of it. GuidelineFilter leaves out what the page's filter leaves empty. UI thread only.
#pragma once
#include <QAbstractItemModel>
#include <QSortFilterProxyModel>
#include <vector>

#include "ui/pages/assess/item_filter.h"

namespace kijun::ui::assess {

class GuidelineModel : public QAbstractItemModel {
  Q_OBJECT
 public:
  enum Role {
    SectionRole = Qt::UserRole,  // section id; empty for the guideline as a whole
    ShortRole,                   // "5.1.1.1 資産への責任"
    ShareRole,                   // answered ÷ all, 0 to 1; invalid without items
    MaturityRole,                // "2.6" or "—"
    MatchesRole,                 // how many items the filter lets through
    CountRole,                   // of all items below
  };

  GuidelineModel(AnswerDesk& desk, FilteredItems& filtered, QObject* parent = nullptr);

  QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  QModelIndex parent(const QModelIndex& child) const override;
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex&) const override { return 1; }
  QVariant data(const QModelIndex& index, int role) const override;

  QModelIndex indexOf(const std::string& section) const;
  void retranslate();

 private:
  struct Node {
    const Section* section = nullptr;  // nullptr: the guideline as a whole
    int parent = -1;
    int row = 0;
    std::vector<int> children;
    GroupScore score;
  };
  void read();
  void readScores();
  const std::vector<std::size_t>& itemsOf(const Node& node) const;
  QString tipOf(const Node& node) const;

  AnswerDesk& desk_;
  FilteredItems& filtered_;
  std::vector<Node> nodes_;
  std::vector<int> top_;
  std::vector<std::size_t> everything_;
};

class GuidelineFilter : public QSortFilterProxyModel {
  Q_OBJECT
 public:
  GuidelineFilter(GuidelineModel& model, FilteredItems& filtered, QObject* parent = nullptr);
  QModelIndex indexOf(const std::string& section) const;

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  GuidelineModel& model_;
  FilteredItems& filtered_;
};

}  // namespace kijun::ui::assess
