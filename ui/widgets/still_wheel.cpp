#include "ui/widgets/still_wheel.h"

#include <QEvent>
#include <QWidget>

namespace kijun::ui {
namespace {

class Still : public QObject {
 public:
  using QObject::QObject;
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() != QEvent::Wheel) return false;
    const auto* widget = static_cast<QWidget*>(watched);
    if (widget->hasFocus()) return false;
    event->ignore();
    return true;
  }
};

}  // namespace

void keepStill(QWidget* choice) {
  // Else a wheel gives it the focus first.
  choice->setFocusPolicy(Qt::StrongFocus);
  choice->installEventFilter(new Still(choice));
}

}  // namespace kijun::ui
