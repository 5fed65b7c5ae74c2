// A wheel that passes over a choice while a form is scrolled must not change it.
#pragma once

class QWidget;

namespace kijun::ui {

// The wheel is left to what the widget stands in, unless a person is at it (it has the focus).
void keepStill(QWidget* choice);

}  // namespace kijun::ui
