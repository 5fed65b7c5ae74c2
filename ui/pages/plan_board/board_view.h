// The plans by state, side by side: a card moves to another state by dragging it or by a key. UI
// thread only.
#pragma once
#include <QWidget>
#include <array>

#include "ui/pages/plan_board/card_list.h"

class QLabel;

namespace kijun::ui::plan_board {

class BoardView : public QWidget {
  Q_OBJECT
 public:
  explicit BoardView(QWidget* parent = nullptr);
  void setPlans(const PlanValuesPtr& values, const std::vector<std::size_t>& places);
  // Makes it the current card; signals nothing. Empty: none.
  void choose(const Id& plan);
  // Where work goes on: the column of the current card, else the first that has any.
  void focus();
  // The state next to it in that direction; empty at the edge.
  static std::string nextTo(const std::string& state, int by);

 Q_SIGNALS:
  void chosen(const Id& plan);
  void opened(const Id& plan);
  void moveWanted(const Id& plan, const std::string& state);

 private:
  void step(std::size_t from, int by);
  CardList* under(QPoint global) const;
  void retell();
  std::array<CardList*, std::size(kStates)> lists_{};
  std::array<QLabel*, std::size(kStates)> heads_{};
  Id plan_;
};

}  // namespace kijun::ui::plan_board
