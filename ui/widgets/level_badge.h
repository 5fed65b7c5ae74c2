// A level as a small filled square with its number; "–" in outline where none is set. Colour never
// stands alone: number and accessible name say the same.
#pragma once
#include <QPainter>
#include <QWidget>
#include <optional>

namespace kijun::ui {

// For delegates: paints a badge centred in the rectangle.
void paintLevelBadge(QPainter& painter, const QRectF& rect, std::optional<int> level);
// The square's side at the current text size, in device-independent pixels.
int levelBadgeSize();

class LevelBadge : public QWidget {
  Q_OBJECT
 public:
  explicit LevelBadge(QWidget* parent = nullptr);
  void setLevel(std::optional<int> level);
  std::optional<int> level() const { return level_; }
  // Said before the value: "現在", "目標".
  void setName(const QString& name);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent*) override;
  void changeEvent(QEvent* event) override;

 private:
  void describe();
  std::optional<int> level_;
  QString name_;
};

}  // namespace kijun::ui
