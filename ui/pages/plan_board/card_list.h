// One column of the board: the plans of one state as cards. A card is dragged by the mouse; where
// it may fall is the board's matter. UI thread only.
#pragma once
#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

#include "ui/pages/plan_board/plan_values.h"

namespace kijun::ui::plan_board {

class CardModel : public QAbstractListModel {
  Q_OBJECT
 public:
  CardModel(std::string state, QObject* parent);
  const std::string& state() const { return state_; }
  // Of the places, those in this state: what is due first comes first, without a day last.
  void setPlans(PlanValuesPtr values, const std::vector<std::size_t>& places);
  const PlanView* planAt(int row) const;
  const PlanValuesPtr& values() const { return values_; }
  int rowOf(const Id& plan) const;
  int rowCount(const QModelIndex& parent = {}) const override;
  // DisplayRole is the whole card in words, for screen readers and tests.
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  std::string state_;
  PlanValuesPtr values_;
  std::vector<std::size_t> plans_;
};

// "期限 2026-10-31", "期限超過（2026-08-31）", "完了 2026-09-12", "期限なし".
QString dueWords(const PlanView& plan);
// What is noteworthy, in words, parted by a comma.
QString markWords(const PlanView& plan);
// The fields it lacks, in words.
QString missingWords(const PlanView& plan);

class CardDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

class CardList : public QListView {
  Q_OBJECT
 public:
  CardList(CardModel* model, QWidget* parent);
  CardModel& cards() const { return *model_; }
  const PlanView* current() const { return model_->planAt(currentIndex().row()); }
  // The pointer is over this column with a card that may fall here.
  void setTarget(bool target);

 Q_SIGNALS:
  void entered(const Id& plan);  // it is the current one, and the focus is here
  void opened(const Id& plan);   // Enter or a double click
  void stepped(int columns);     // Left or Right
  void dragged(QPoint global);
  void dropped(QPoint global, const Id& plan);
  void dragEnded();

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void endDrag();
  CardModel* model_;
  QPoint pressed_;
  Id dragging_, held_;  // held: pressed, and not yet moved far enough
  QWidget* ghost_ = nullptr;
  bool target_ = false;
};

}  // namespace kijun::ui::plan_board
