// One line of text, cut with "…" at its end where the room ends; the tooltip then holds the whole,
// and the accessible name always does.
#pragma once
#include <QWidget>

namespace kijun::ui {

class ElidedLabel : public QWidget {
  Q_OBJECT
  Q_PROPERTY(QString text READ text WRITE setText)
 public:
  explicit ElidedLabel(const QString& words = {}, QWidget* parent = nullptr);
  void setText(const QString& words);
  const QString& text() const { return words_; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent*) override;
  void resizeEvent(QResizeEvent*) override;
  void changeEvent(QEvent* event) override;

 private:
  void retip();
  QString words_;
};

}  // namespace kijun::ui
