// A number that can be asked why: words, value and unit in one line, pressed by mouse, Enter or
// Space. Never cut, never wrapped: its minimum size holds the whole.
#pragma once
#include <QAbstractButton>

#include "ui/theme/theme.h"

namespace kijun::ui::dashboard {

class NumberButton : public QAbstractButton {
  Q_OBJECT
 public:
  explicit NumberButton(Face face, QWidget* parent = nullptr);
  // "下限", "1.6": the words stand muted before the value.
  void setWords(const QString& words, const QString& value);
  QString value() const { return value_; }
  void setInk(Ink ink);
  // Of the type, for a board to read from afar; 1 at a desk.
  void setMagnification(double factor);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }
  // From the top to the line the digits stand on.
  int baseline() const;

 protected:
  void paintEvent(QPaintEvent*) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QFont valueFont() const;
  QFont wordsFont() const;
  int gap() const;

  Face face_;
  Ink ink_ = Ink::Text;
  double magnification_ = 1;
  QString words_, value_;
};

// The face at a magnification, with figures of one width.
QFont magnified(Face face, double factor);

}  // namespace kijun::ui::dashboard
