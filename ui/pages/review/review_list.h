// The answers to review as a list: those that fit the filter, in the order of the catalog. UI
// thread only.
#pragma once
#include <QAbstractListModel>
#include <QStyledItemDelegate>
#include <vector>

#include "ui/models/workspace_model.h"
#include "ui/pages/review/review_rows.h"

namespace kijun::ui::review {

// What a row shows, in the window's language.
struct ShownRow {
  QString place;  // item, and unit where it is one's own
  QString title;
  QString state;
  QString owner;
  QString scope;  // 対象外, 不採用; empty: in scope
  QString warnings;
  std::optional<int> level;
  bool returned = false;
  bool confirmed = false;
  bool overdue = false;
  bool touched = false;
};

class ReviewList : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { RowRole = Qt::UserRole };  // ShownRow

  explicit ReviewList(WorkspaceModel& workspace, QObject* parent = nullptr);
  void setRows(std::vector<ReviewRow> rows);
  const std::vector<ReviewRow>& rows() const { return rows_; }
  // -1 where it is not shown.
  int rowOf(const AnswerKey& key) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  ShownRow shownRow(const ReviewRow& row) const;
  QString spoken(const ReviewRow& row) const;
  QString tip(const ReviewRow& row) const;
  WorkspaceModel& workspace_;
  std::vector<ReviewRow> rows_;
};

// A dot where another changed it, place and title, level, and below them state, owner and what is
// to be looked at.
class ReviewDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace kijun::ui::review

Q_DECLARE_METATYPE(kijun::ui::review::ShownRow)
