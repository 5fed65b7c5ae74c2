// Lays widgets out like words: side by side, wrapping where the room ends.
#pragma once
#include <QLayout>
#include <QList>

namespace kijun::ui {

class FlowLayout : public QLayout {
 public:
  // Gaps in device-independent pixels.
  explicit FlowLayout(QWidget* parent, int across, int down);
  ~FlowLayout() override;
  void addItem(QLayoutItem* item) override { items_.append(item); }
  int count() const override { return static_cast<int>(items_.size()); }
  QLayoutItem* itemAt(int index) const override { return items_.value(index); }
  QLayoutItem* takeAt(int index) override;
  Qt::Orientations expandingDirections() const override { return {}; }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), false); }
  QSize sizeHint() const override { return minimumSize(); }
  QSize minimumSize() const override;
  void setGeometry(const QRect& rect) override;

 private:
  int arrange(const QRect& rect, bool place) const;
  QList<QLayoutItem*> items_;
  int across_;
  int down_;
};

// Deletes every widget of the layout, and what it holds.
void clear(QLayout& layout);

}  // namespace kijun::ui
