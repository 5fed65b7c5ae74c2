// What a page shows while it has nothing to show: what it is for, and the one thing to do first.
#pragma once
#include <QWidget>
#include <functional>
#include <string>
#include <string_view>

class QLabel;
class QPushButton;

namespace kijun::ui {

class EmptyState : public QWidget {
  Q_OBJECT
 public:
  // Text ids; follows the language. icon of resources/icons.
  EmptyState(std::string_view icon, std::string_view titleId, std::string_view wordsId,
             QWidget* parent = nullptr);
  // The one thing to do first.
  QPushButton* setAction(std::string_view textId, std::function<void()> call);

 private:
  void restyle();
  std::string icon_;
  QLabel* picture_;
  QLabel* title_;
  QLabel* words_;
  QPushButton* button_ = nullptr;
};

}  // namespace kijun::ui
