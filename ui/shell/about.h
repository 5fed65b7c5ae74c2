// What this program is, its version, and whose guideline it carries.
#pragma once
#include <QDialog>

namespace kijun::ui {

class AboutDialog : public QDialog {
  Q_OBJECT
 public:
  explicit AboutDialog(QWidget* parent = nullptr);
};

}  // namespace kijun::ui
