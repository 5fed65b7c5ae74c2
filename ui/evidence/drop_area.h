// Lets files be dropped on a widget, with words over it while they are held there. Workspaces and
// packages are left to the window. UI thread only.
#pragma once
#include <QObject>
#include <functional>
#include <vector>

#include "ui/evidence/intake.h"

class QLabel;
class QWidget;

namespace kijun::ui {

class DropArea : public QObject {
  Q_OBJECT
 public:
  struct Offer {
    bool accepted = false;
    QString words;  // what a drop does here, or why it is refused
  };
  // The widget owns the area. offer(items) is asked when files come over it.
  DropArea(QWidget* target, std::function<Offer(std::size_t files)> offer);
  // A child that would take files for itself, as text fields do: they go to the area.
  void guard(QWidget* child);

 Q_SIGNALS:
  void dropped(const std::vector<kijun::ui::IntakeItem>& items);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void cover(const QString& words);
  QWidget* target_;
  std::function<Offer(std::size_t)> offer_;
  QLabel* cover_;
};

}  // namespace kijun::ui
