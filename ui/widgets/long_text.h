// A long text that is as high as what is written in it, within bounds. Tab leaves it.
#pragma once
#include <QPlainTextEdit>

namespace kijun::ui {

class LongText : public QPlainTextEdit {
  Q_OBJECT
 public:
  explicit LongText(QWidget* parent = nullptr);

 Q_SIGNALS:
  void left();

 protected:
  void focusOutEvent(QFocusEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void fit();
};

}  // namespace kijun::ui
