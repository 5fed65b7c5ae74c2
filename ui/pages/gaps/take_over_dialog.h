// What a what-if would change in the cycle, before it does: item by item, before and after.
#pragma once
#include <QDialog>

#include "ui/pages/gaps/gap_values.h"

namespace kijun::ui::gaps {

class TakeOverDialog : public QDialog {
  Q_OBJECT
 public:
  // Of the values' changes.
  TakeOverDialog(const GapValues& values, QWidget* parent);
};

}  // namespace kijun::ui::gaps
