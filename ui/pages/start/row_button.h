// A button as wide as its place, with words and pictures of its own laid out in a row.
#pragma once
#include <QHBoxLayout>
#include <QPushButton>

namespace kijun::ui {

class RowButton : public QPushButton {
 public:
  // look: as in the style sheet.
  RowButton(const char* look, QWidget* parent) : QPushButton(parent), row_(new QHBoxLayout(this)) {
    setProperty("look", look);
    setAutoDefault(false);
  }
  QHBoxLayout* row() const { return row_; }
  QSize sizeHint() const override { return row_->sizeHint(); }
  QSize minimumSizeHint() const override { return row_->minimumSize(); }

 private:
  QHBoxLayout* row_;
};

}  // namespace kijun::ui
