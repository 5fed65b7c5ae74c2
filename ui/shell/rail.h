// The pages down the left side, in groups; collapses to icons, each with its name when pointed at.
// Only pages that exist stand here.
#pragma once
#include <QFrame>
#include <vector>

class QLabel;
class QScrollArea;
class QToolButton;

namespace kijun::ui {

class Rail : public QFrame {
  Q_OBJECT
 public:
  explicit Rail(QWidget* parent = nullptr);
  void setCollapsed(bool collapsed);
  bool isCollapsed() const { return collapsed_; }
  void setCurrent(const QString& page);

 Q_SIGNALS:
  void chosen(const QString& page);
  void collapseWanted();  // or the contrary

 private:
  struct Entry {
    std::size_t page;
    QToolButton* button;
  };
  void restyle();
  void dress(QToolButton* button);
  QScrollArea* scroll_ = nullptr;
  std::vector<Entry> entries_;
  std::vector<QLabel*> groups_;
  QToolButton* collapse_;
  bool collapsed_ = false;
};

}  // namespace kijun::ui
