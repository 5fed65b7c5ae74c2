// The application's style sheet in the current colours and text size.
#pragma once
#include <QString>

namespace kijun::ui {

QString styleSheet();

}  // namespace kijun::ui
